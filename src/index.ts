/**
 * The library: what the command line is made of, for programs that want a Report rather than a process.
 */
export { audit, type Request, SCHEMA_VERSION } from './audit.ts';
export { EMPTY_CONFIG, loadConfig } from './config/config.ts';
export type { Detector, Inventory, Item, ReportFormat, Rule, Source } from './define.ts';
export { engineOf } from './detect/engine-of.ts';
export * from './model.ts';
