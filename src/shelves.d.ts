/** Types of the lists that the build makes of the folders (see build/shelves.mjs). */
declare module 'shelf:detectors' {
  const shelf: import('./define.ts').Detector[];
  export default shelf;
}
declare module 'shelf:rules' {
  const shelf: import('./define.ts').Rule[];
  export default shelf;
}
declare module 'shelf:reports' {
  const shelf: import('./define.ts').ReportFormat[];
  export default shelf;
}
declare module 'shelf:structures' {
  const shelf: import('./detect/structure.ts').Structure[];
  export default shelf;
}
declare module 'shelf:issuers' {
  const shelf: import('./issuer.ts').Issuer[];
  export default shelf;
}
declare module 'shelf:profiles' {
  const shelf: import('./profile.ts').Profile[];
  export default shelf;
}
declare module 'shelf:databases' {
  const shelf: import('./databases/database.ts').Database[];
  export default shelf;
}
declare module 'shelf:stores' {
  const shelf: import('./store.ts').Store[];
  export default shelf;
}
declare module 'shelf:agents' {
  const shelf: import('./agent.ts').Agent[];
  export default shelf;
}
declare module 'shelf:checks' {
  const shelf: import('./check.ts').Check[];
  export default shelf;
}
