/**
 * A made-up IAM on this machine: the Query protocol in, XML out. It pages as AWS does (fewer than were asked for), says that it is asked too much,
 * refuses, and takes its time with reports and jobs. It knows questions only, and writes down whatever it was asked.
 */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { encoded } from './iam.ts';

/** What it answers from. */
export interface FakeAccount {
  /** As GetAccountAuthorizationDetails answers. */
  details: Record<string, object[]>;
  /** CSV. */
  report: string;
  summary?: Record<string, number>;
  /** By user name. */
  keys?: Record<string, { id: string; active?: boolean; created?: string }[]>;
  services?: object[];
  /** By ARN. */
  used?: Record<string, object[]>;
}

export interface Manners {
  /** Things on a page. */
  page?: number;
  /** Actions it refuses. */
  deny?: readonly string[];
  /** How often it says "too much" before it answers, by action. */
  throttle?: Record<string, number>;
  /** How often the report is still being made. */
  making?: number;
  /** How often a job is in progress. */
  working?: number;
  /** Code of GetCredentialReport before a report is made. */
  report?: 'ReportExpired' | 'ReportNotPresent';
  /** What every call is refused with. */
  credentials?: string;
  /** Answers with the same place again and again. */
  circular?: boolean;
}

export interface FakeIam {
  url: string;
  /** Every action it was asked, in order. */
  asked: string[];
  close(): Promise<void>;
}

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

function xml(value: unknown): string {
  if (Array.isArray(value)) return value.map((v) => `<member>${xml(v)}</member>`).join('');
  if (typeof value !== 'object' || value === null) return escaped(String(value));
  return Object.entries(value)
    .filter(([, v]) => v !== undefined)
    .map(([k, v]) => `<${k}>${xml(v)}</${k}>`)
    .join('');
}

const LISTS = ['UserDetailList', 'GroupDetailList', 'RoleDetailList', 'Policies'] as const;

class Refusal extends Error {}

/** One page of a list that is all things one after another; as AWS does, every list is in every page, most of them empty. */
function pageOf<T>(list: readonly T[], marker: string | null, size: number, circular = false): { items: T[]; more: object } {
  const from = Number(marker ?? 0);
  const items = list.slice(from, from + size);
  const truncated = circular || from + size < list.length;
  return { items, more: { IsTruncated: truncated, ...(truncated ? { Marker: circular ? 'again' : String(from + size) } : {}) } };
}

export async function fakeIam(account: FakeAccount, manners: Manners = {}): Promise<FakeIam> {
  const { page = 2, deny = [], throttle = {}, making = 0, working = 0 } = manners;
  const asked: string[] = [];
  const details = encoded(account.details) as FakeAccount['details'];
  const left = { ...throttle };
  let made = manners.report === undefined;
  let making_ = making;
  const jobs = new Map<string, { arn: string; working: number }>();

  const answers: Record<string, (query: URLSearchParams) => object> = {
    GetAccountAuthorizationDetails(query) {
      const all = LISTS.flatMap((list) => (details[list] ?? []).map((item) => ({ list, item })));
      const { items, more } = pageOf(all, query.get('Marker'), page, manners.circular);
      return { ...Object.fromEntries(LISTS.map((list) => [list, items.filter((i) => i.list === list).map((i) => i.item)])), ...more };
    },
    GenerateCredentialReport() {
      made = making_-- <= 0;
      return { State: made ? 'COMPLETE' : making_ === making - 1 ? 'STARTED' : 'INPROGRESS' };
    },
    GetCredentialReport() {
      if (!made) throw new Refusal(manners.report);
      return { Content: Buffer.from(account.report).toString('base64'), ReportFormat: 'text/csv', GeneratedTime: '2026-11-20T00:00:00Z' };
    },
    GetAccountSummary: () => ({
      SummaryMap: `ENTRIES${Object.entries(account.summary ?? { AccountAccessKeysPresent: 0, AccountMFAEnabled: 1 })
        .map(([key, value]) => `<entry><key>${key}</key><value>${value}</value></entry>`)
        .join('')}`,
    }),
    ListAccessKeys(query) {
      const keys = (account.keys?.[query.get('UserName') ?? ''] ?? []).map(({ id, active = true, created = '2025-09-01T00:00:00Z' }) => ({
        UserName: query.get('UserName'),
        AccessKeyId: id,
        Status: active ? 'Active' : 'Inactive',
        CreateDate: created,
      }));
      const { items, more } = pageOf(keys, query.get('Marker'), 1);
      return { AccessKeyMetadata: items, ...more };
    },
    ListServiceSpecificCredentials(query) {
      if (query.get('AllUsers') !== 'true') throw new Refusal('ValidationError');
      const { items, more } = pageOf(account.services ?? [], query.get('Marker'), page);
      return { ServiceSpecificCredentials: items, ...more };
    },
    GenerateServiceLastAccessedDetails(query) {
      const id = `job-${jobs.size}`;
      jobs.set(id, { arn: query.get('Arn') ?? '', working });
      return { JobId: id };
    },
    GetServiceLastAccessedDetails(query) {
      const job = jobs.get(query.get('JobId') ?? '');
      if (!job) throw new Refusal('NoSuchEntity');
      if (job.working-- > 0) return { JobStatus: 'IN_PROGRESS', JobCreationDate: '2026-11-20T00:00:00Z', ServicesLastAccessed: [] };
      const { items, more } = pageOf(account.used?.[job.arn] ?? [], query.get('Marker'), page);
      return {
        JobStatus: 'COMPLETED',
        JobCreationDate: '2026-11-20T00:00:00Z',
        JobCompletionDate: '2026-11-20T00:00:01Z',
        ServicesLastAccessed: items,
        ...more,
      };
    },
  };

  function answer(action: string, query: URLSearchParams): string {
    if (manners.credentials) throw new Refusal(manners.credentials);
    if (deny.includes(action)) throw new Refusal('AccessDenied');
    if ((left[action] ?? 0) > 0) {
      left[action] = (left[action] as number) - 1;
      throw new Refusal('Throttling');
    }
    const found = answers[action];
    if (!found) throw new Refusal('InvalidAction');
    const body = xml(found(query)).replace(/ENTRIES(.*?)(?=<\/SummaryMap>)/s, (_, entries: string) => entries.replaceAll('&lt;', '<').replaceAll('&gt;', '>'));
    return `<${action}Response xmlns="https://iam.amazonaws.com/doc/2010-05-08/"><${action}Result>${body}</${action}Result></${action}Response>`;
  }

  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const query = new URLSearchParams(Buffer.concat(chunks).toString('utf8'));
      const action = query.get('Action') ?? 'nothing';
      asked.push(action);
      try {
        if (!request.headers.authorization?.startsWith('AWS4-HMAC-SHA256 ')) throw new Refusal('MissingAuthenticationToken');
        const text = answer(action, query);
        response.writeHead(200, { 'content-type': 'text/xml' }).end(text);
      } catch (error) {
        if (!(error instanceof Refusal)) throw error;
        const code = error.message;
        response
          .writeHead(code === 'AccessDenied' || manners.credentials ? 403 : 400, { 'content-type': 'text/xml' })
          .end(
            `<ErrorResponse xmlns="https://iam.amazonaws.com/doc/2010-05-08/"><Error><Type>Sender</Type><Code>${code}</Code><Message>no</Message></Error></ErrorResponse>`,
          );
      }
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    asked,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

const HEADER =
  'user,arn,user_creation_time,password_enabled,password_last_used,password_last_changed,password_next_rotation,mfa_active,access_key_1_active,access_key_1_last_rotated,access_key_1_last_used_date,access_key_1_last_used_region,access_key_1_last_used_service,access_key_2_active,access_key_2_last_rotated,access_key_2_last_used_date,access_key_2_last_used_region,access_key_2_last_used_service,cert_1_active,cert_1_last_rotated,cert_2_active,cert_2_last_rotated'.split(
    ',',
  );

/** A row of the credential report; what is not named is `N/A`. */
export type Row = Record<string, string>;

/** The credential report as AWS writes it, the root user first. */
export function csv(account: string, rows: Record<string, Row>, root: Row = {}): string {
  const line = (user: string, arn: string, row: Row): string =>
    HEADER.map(
      (name) => row[name] ?? { user, arn, user_creation_time: '2024-01-01T00:00:00+00:00' }[name] ?? (/active|enabled/.test(name) ? 'false' : 'N/A'),
    ).join(',');
  const lines = [
    line('<root_account>', `arn:aws:iam::${account}:root`, { mfa_active: 'true', password_enabled: 'not_supported', ...root }),
    ...Object.entries(rows).map(([user, row]) => line(user, `arn:aws:iam::${account}:user/${user}`, row)),
  ];
  return `${[HEADER.join(','), ...lines].join('\n')}\n`;
}

/** The id of a key of an account, which holds the account's number: base32 of it, moved by nine bits, then six characters of its own. */
export function keyIdOf(account: string, own: string): string {
  const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
  let bits = BigInt(account) << 9n;
  let text = '';
  for (let i = 0; i < 10; i++) {
    text = letters[Number(bits & 31n)] + text;
    bits >>= 5n;
  }
  return `AKIA${text}${own}`;
}
