/** The rules of all audits of accounts, as reports list them and configs name them. Only data. */
export { RULES } from './aws/rules.ts';
