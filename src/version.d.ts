declare const KEYREACH_VERSION: string;
/** Names the code that decides what is found. */
declare const KEYREACH_BUILD: string;
