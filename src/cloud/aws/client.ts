/**
 * The one way to IAM: the SDK's client over keyreach's own network. It sends questions from one short list and refuses every other operation, goes
 * to AWS's hosts or to a server on this machine, and to nobody a file of a tree names. Credentials are found by the SDK as the AWS CLI finds them;
 * they are neither kept nor shown here. SDK 3.1169 (@aws-sdk/client-iam), its endpoints and its list of retryable errors read 2026-11-21.
 */
import type { IAM } from '@aws-sdk/client-iam';
import { isLoopback } from '../../http/address.ts';
import { type Call, Passing } from '../../http/call.ts';
import type { Network } from '../../http.ts';
import { NoAnswer } from '../../issuer.ts';
import { UsageError } from '../../model.ts';

/** All that IAM is ever asked. Each only reads; the two that begin with Generate make a report about the account, and change nothing in it. */
export const OPERATIONS = [
  'GetAccountAuthorizationDetails',
  'GenerateCredentialReport',
  'GetCredentialReport',
  'GetAccountSummary',
  'ListAccessKeys',
  'ListServiceSpecificCredentials',
  'GenerateServiceLastAccessedDetails',
  'GetServiceLastAccessedDetails',
] as const;
export type Operation = (typeof OPERATIONS)[number];

/** How often one question is sent at most. */
const TRIES = 8;
const ENDPOINT = 'AWS_ENDPOINT_URL_IAM';
/** Domains of AWS's endpoints, in all partitions. */
const OF_AWS =
  /\.(?:amazonaws\.com(?:\.cn)?|api\.aws|amazonwebservices\.com\.cn|amazonaws\.eu|amazonwebservices\.eu|signin\.aws\.amazon\.com|c2s\.ic\.gov|sc2s\.sgov\.gov|cloud\.adc-e\.uk|csp\.hci\.ic\.gov)$/;

export interface ClientOptions {
  network: Pick<Network, 'call'>;
  /** Of the AWS configuration. Default: the environment's, as the AWS CLI finds it. */
  profile?: string | undefined;
  env?: NodeJS.ProcessEnv;
}

/** A request as the SDK hands it over. */
interface Outgoing {
  protocol: string;
  hostname: string;
  port?: number;
  method: string;
  path: string;
  query?: Record<string, string | string[] | null>;
  headers: Record<string, string>;
  body?: unknown;
}

/** @throws UsageError for an endpoint that is not on this machine */
export async function openIam({ network, profile, env = process.env }: ClientOptions): Promise<IAM> {
  const endpoint = endpointOf(env);
  // A variable or a file may name servers for every service, and what is signed would go there.
  env['AWS_IGNORE_CONFIGURED_ENDPOINT_URLS'] = 'true';
  env['AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED'] = 'true';
  const sdk = await import('@aws-sdk/client-iam');
  const common = { ...(profile === undefined ? {} : { profile }), requestHandler: carrier(network, endpoint) };
  // IAM has one address for a whole partition, and only the Region tells which partition is meant.
  const region = await new sdk.IAMClient(common).config.region().catch(() => 'us-east-1');
  const iam = new sdk.IAM({ ...common, region, maxAttempts: TRIES, retryMode: 'adaptive', ...(endpoint ? { endpoint: endpoint.href } : {}) });
  iam.middlewareStack.add(
    (next, context) => (args) => {
      const name = String(context['commandName']).replace(/Command$/, '');
      if (!(OPERATIONS as readonly string[]).includes(name)) throw new NoAnswer(`IAM was not asked: ${name} is none of the questions keyreach asks`);
      return next(args);
    },
    { step: 'initialize', name: 'onlyQuestions' },
  );
  return iam;
}

function endpointOf(env: NodeJS.ProcessEnv): URL | undefined {
  const text = env[ENDPOINT];
  if (!text) return undefined;
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (!url || !/^https?:$/.test(url.protocol) || !isLoopback(url.hostname) || url.username || url.password)
    throw new UsageError(`${ENDPOINT} names no server on this machine; signed requests go to AWS, or to a server of yours on localhost`);
  return url;
}

/** Carries what the SDK sends, the calls for credentials included, through keyreach's own network, which writes them down. */
function carrier(network: Pick<Network, 'call'>, endpoint: URL | undefined) {
  return {
    metadata: { handlerProtocol: 'http/1.1' },
    async handle(request: Outgoing) {
      const url = addressOf(request, endpoint);
      const body = textOf(request.body);
      const call: Call = { method: methodOf(request, url), url, headers: request.headers, ...(body === undefined ? {} : { body }) };
      // IAM and STS have one path; the action tells what was asked.
      const action = /^(?:.*&)?Action=(\w{1,64})(?:&|$)/.exec(body ?? '')?.[1];
      try {
        const { status, headers, body: bytes } = await network.call(call, [], action ? `/${action}` : url.pathname);
        return { response: { statusCode: status, headers: Object.fromEntries(headers), body: new Uint8Array(bytes) } };
      } catch (error) {
        throw error instanceof Passing ? Object.assign(error, { $retryable: {} }) : error;
      }
    },
    destroy() {},
    updateHttpClientConfig() {},
    httpHandlerConfigs: () => ({}),
  };
}

function addressOf({ protocol, hostname, port, path, query = {} }: Outgoing, endpoint: URL | undefined): URL {
  const pairs = Object.entries(query).flatMap(([key, value]) => [value ?? ''].flat().map((v) => `${encodeURIComponent(key)}=${encodeURIComponent(v)}`));
  const url = new URL(`${protocol}//${hostname}${port ? `:${port}` : ''}${path}${pairs.length ? `?${pairs.join('&')}` : ''}`);
  if (url.origin === endpoint?.origin) return url;
  if (url.protocol !== 'https:' || !OF_AWS.test(url.hostname)) throw new NoAnswer(`${url.host} was not asked: it is none of AWS's hosts`);
  return url;
}

function methodOf({ method }: Outgoing, url: URL): Call['method'] {
  if (method !== 'GET' && method !== 'POST') throw new NoAnswer(`${url.host} was not asked: keyreach sends no ${method}`);
  return method;
}

const textOf = (body: unknown): string | undefined =>
  body === undefined ? undefined : typeof body === 'string' ? body : body instanceof Uint8Array ? Buffer.from(body).toString('utf8') : undefined;

const CREDENTIALS =
  /^(?:ExpiredToken|ExpiredTokenException|InvalidClientTokenId|SignatureDoesNotMatch|UnrecognizedClientException|IncompleteSignature|AuthFailure)$/;

/** Why a question has no answer, in words: what AWS says besides may name what was sent. */
export function reasonOf(error: unknown, operation: Operation): string {
  const { name = '', $metadata: { attempts = 1, httpStatusCode } = {} } = error as {
    name?: string;
    $metadata?: { attempts?: number; httpStatusCode?: number };
  };
  if (error instanceof NoAnswer) return error.message;
  if (/^AccessDenied/.test(name)) return `not allowed; it takes iam:${operation} (keyreach audit aws --print-policy prints all it takes)`;
  if (/throttl|TooManyRequests|RequestLimitExceeded/i.test(name) || httpStatusCode === 429)
    return `AWS said ${attempts} times that it is asked too much; run again later`;
  if (httpStatusCode === 200) return 'AWS answered with something that cannot be read';
  return `AWS answered ${/^\w{1,80}$/.test(name) ? name : 'with an error'}${httpStatusCode ? ` (${httpStatusCode})` : ''}`;
}

/** Throws `UsageError` where no question can have an answer: there are no credentials, or AWS refuses them. */
export function demandCredentials(error: unknown): void {
  const { name = '' } = error as { name?: string };
  if (error instanceof UsageError) throw error;
  if (/Provider|CredentialsError|TokenProviderError/.test(name))
    throw new UsageError(
      'no credentials for AWS were found; sign in or name a profile with --profile, or give saved files with --authorization-details and --credential-report',
    );
  // What says no here is asked for credentials, before IAM is asked anything.
  if (/^(?:STS|SSO|SSOOIDC|Signin)ServiceException$/.test((error as object).constructor?.name ?? ''))
    throw new UsageError(`AWS gives no credentials for the profile (${/^\w{1,80}$/.test(name) ? name : 'no reason'})`);
  if (CREDENTIALS.test(name)) throw new UsageError(`AWS does not take the credentials (${name}); sign in anew or name another profile with --profile`);
}
