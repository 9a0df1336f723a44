/**
 * What an issuer is: what its credentials can do, and how it is asked. One file an issuer, in issuers/.
 * Imports the model; knows no network: whoever asks is handed a door.
 */
import type { Parts } from './define.ts';
import type { Breadth, Grant, Granularity, Narrower, Reach, State } from './grants.ts';
import type { Facts } from './model.ts';

/** A grant as an issuer's file states it; how it is known is said once for all of them, or here. */
export type Granted = Omit<Grant, 'evidence'> & { evidence?: Grant['evidence'] };

/** A credential as an issuer's file sees it. The parts are raw text: nothing of them may end up in an answer. */
export interface Held {
  parts: Parts;
  facts: Facts;
}

/** What a credential tells without asking anyone. */
export interface Offline {
  /** What is certain of it, by its own content (`token`) or because all of its kind can (`kind`). */
  grants: Granted[];
  /** How the grants are known, unless one says otherwise. */
  evidence: { kind: 'token' | 'kind'; how: string };
  /** What only the issuer can tell, in words, e.g. `which scopes it has`. Empty when everything is certain. */
  unknown: string[];
  /** The worst a credential of the kind can be, which counts while something is unknown. */
  worst: { reach: Reach; breadth: Breadth };
  principal?: string;
  /** ISO 8601, or `never`. */
  expires?: string;
  /** ISO 8601. */
  created?: string;
  /** How it is known that it belongs to the owner of everything, in words. Absent: not known of this one. */
  root?: string;
}

/** How credentials of a kind come to an end. */
export interface Lifecycle {
  /** Whether one can be made that never ends. */
  canBeEndless: boolean;
  /** How long one lives unless told otherwise, in days; absent: it does not end, or it is not known. */
  days?: number;
  /** A newer kind that takes its place, and since when. */
  replacedBy?: { what: string; since: string; url?: string };
}

/** Everything known about what one kind of credential can do. */
export interface Kind {
  granularity: Granularity;
  offline(held: Held): Offline;
  narrower: Narrower[];
  lifecycle: Lifecycle;
  /** True when it belongs to the owner of everything: a root user, a superuser, an organisation's owner. */
  root?: boolean;
  /** How its issuer is asked. Absent when it cannot be asked without changing something. */
  ask?: Ask;
}

export interface Ask {
  /** Hosts that are asked. Others are refused. With `base` the user's own host takes the place of the first one. */
  hosts: string[];
  /** True when the issuer also runs on hosts of its users (`--online=gitlab=https://git.example.org`). */
  base?: boolean;
  /** Calls at most. Default 10. */
  budget?: number;
  /** Why asking may be noticed or do harm, said before it is done; e.g. that a key may be a canary. */
  warning?(held: Held): string | undefined;
  run(held: Held, door: Door): Promise<Answer>;
}

/** What an issuer's answers told. Grants are those that are certain; what was not told is `unknown`. */
export interface Answer {
  state: Exclude<State, 'unknown'>;
  principal?: string;
  grants?: Granted[];
  /** How the grants are known, e.g. `X-OAuth-Scopes of GET /user`. */
  how: string;
  /** What is still not known. Empty: the grants are all there are. */
  unknown: string[];
  reaches?: string[];
  /** What would be lost, counted, e.g. `3 volumes`. */
  stakes?: string;
  expires?: string;
  created?: string;
  lastUsed?: string;
  /** Narrower kinds that fit what was learnt; they come before those of the kind. */
  narrower?: Narrower[];
  /** Whether it belongs to the owner of everything. Absent: not told. */
  root?: boolean;
  notes?: string[];
}

/** What was answered to one question. */
export interface Reply {
  status: number;
  headers: ReadonlyMap<string, string>;
  /** The body as JSON; undefined when it is none. */
  json: unknown;
  /** The body as text, at most a mebibyte. */
  text: string;
}

/**
 * The only way to an issuer. It refuses other hosts than the declared ones, follows no redirect to another host, repeats what failed for
 * a moment, keeps to the budget, and writes down what was asked.
 * Every method throws `NoAnswer` when there is none to be had: no network, a limit of the issuer, an error of its own, a body that is no JSON
 * where JSON is due. 401, 403 and 404 are answers.
 */
export interface Door {
  /** @param url on a declared host; a path alone is one on the first of them */
  get(url: string, headers?: Record<string, string>): Promise<Reply>;
  /** A question in GraphQL. Throws when the document holds anything but queries. */
  query(url: string, document: string, variables?: Record<string, unknown>, headers?: Record<string, string>): Promise<Reply>;
  /** A question that an API takes by POST though it changes nothing. The file that uses it says where that is documented. */
  ask(url: string, body: string | Record<string, unknown>, headers?: Record<string, string>): Promise<Reply>;
}

/** Nothing was learnt, and why. The message holds no secret. */
export class NoAnswer extends Error {
  override name = 'NoAnswer';
}

export interface Issuer {
  /** Names it on the command line (`--online=github`). Lower case with dashes. */
  id: string;
  label: string;
  /** By the detector's id. */
  kinds: Record<string, Kind>;
}

export const defineIssuer = (issuer: Issuer): Issuer => issuer;
