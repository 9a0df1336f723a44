/**
 * Names of secrets that open a cloud, a cluster, a server or a database, as CI and compose files use them. Knows names, no values.
 * Inputs: README of aws-actions/configure-aws-credentials, google-github-actions/auth and azure/login (not checked).
 */
import { wordsOf } from '../detect/names.ts';
import type { EnvironmentClass } from '../model.ts';

/** Keys of clouds that take GitHub's identity token instead, by the words in the secret's name. */
const CLOUD =
  /(^|_)(AWS_(ACCESS_KEY|SECRET|KEY)|AWS_ACCESS_KEY_ID|AWS_SECRET_ACCESS_KEY|S3_(ACCESS|SECRET)_KEY|(GCP|GCLOUD|GOOGLE|GKE)_(SA|SERVICE_ACCOUNT|CREDENTIALS?|KEY|AUTH|APPLICATION_CREDENTIALS)|AZURE_(CREDENTIALS|CLIENT_SECRET|STORAGE_KEY)|ARM_CLIENT_SECRET|ALIBABA_\w*SECRET)/;
const OTHER =
  /(^|_)(OCI_\w*KEY|IBMCLOUD_API_KEY|KUBE_?CONFIG|KUBE_?TOKEN|DATABASE_URL|DB_(URL|PASS(WORD)?|URI)|(POSTGRES|PG|MYSQL|MONGO(DB)?|REDIS)_?(URL|URI|PASS(WORD)?|DSN)|SSH_(PRIVATE_)?KEY|DEPLOY_KEY|VAULT_TOKEN|(RAILWAY|VERCEL|NETLIFY|HEROKU|FLY|RENDER|DIGITALOCEAN|CLOUDFLARE|SUPABASE|NEON|PLANETSCALE|TF|TFE|TF_API|PULUMI)_(API_|ACCESS_|AUTH_)?(TOKEN|KEY)|STRIPE_\w*KEY)/;

export const isCloudKey = (name: string): boolean => CLOUD.test(name.toUpperCase());
export const opensMuch = (name: string): boolean => isCloudKey(name) || OTHER.test(name.toUpperCase());

/** Whether a name says production, as a word of its own. */
export const saysProduction = (name: string): boolean =>
  wordsOf(name.replace(/(pre|non)[-_. ]?prod\w*/gi, '')).some((w) => w === 'prod' || w === 'production' || w === 'prd');

/** What the names of CI's secrets say together: production when one does, a lesser environment when all do. */
export const environmentOfNames = (names: readonly string[]): EnvironmentClass =>
  names.some(saysProduction) ? 'production' : names.length && names.every((n) => LESSER.test(n)) ? 'development' : 'unknown';
const LESSER = /(^|_)(DEV|DEVELOPMENT|TEST|TESTING|TESTS|TESTENVS?|E2E|CI|SANDBOX|STAGING|STG|QA|PREVIEW)(_|$)/i;
