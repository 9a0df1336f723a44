/** The rules of all audits of accounts, as reports list them and configs name them. Only data. */
import { RULES as AWS } from './aws/rules.ts';
import { RULES as GITHUB } from './github/rules.ts';

export const RULES = [...AWS, ...GITHUB];
