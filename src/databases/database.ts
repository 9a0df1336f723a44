/**
 * What a database is to an audit: something that is asked what a user may do, and that knows the SQL which takes it away.
 * Imports no driver; holds no password in clear.
 */
import type { Script } from '../grants.ts';
import type { Answer } from '../issuer.ts';
import type { Secret, Signal } from '../model.ts';

/** The jobs for which a narrower user can be written down. Ids of profiles. */
export const DATABASE_JOBS = ['db-readonly', 'db-app', 'db-migration'] as const;
export type DatabaseJob = (typeof DATABASE_JOBS)[number];

/**
 * How far the line to the server is trusted. `off`: in clear. `offered`: encrypted when the server can, whoever it is (what drivers do
 * unless told otherwise). `required`: encrypted, whoever it is. `verified`: encrypted, and the certificate must be right.
 */
export type Tls = 'off' | 'offered' | 'required' | 'verified';

/** One server, one user. Nothing but `host` is ever contacted. */
export interface Connection {
  user: string;
  password: Secret;
  host: string;
  port: number;
  database?: string;
  tls: Tls;
  /** The database that knows the user, for MongoDB. */
  authSource?: string;
}

/** Statements for a person to read and to run: `create` makes a user that can do this job and no more, `retire` takes the rest from the old one. */
export type Remedy = Pick<Script, 'create' | 'retire' | 'warnings'>;

export interface Inspection extends Answer {
  /** What is no right but changes how rights weigh: guards that are none, a line in clear, what backups depend on. */
  notes: string[];
  /** What speaks for production, or against it. */
  signals: Signal[];
  /** Present where the way down can be written as SQL. */
  remedy?(job: DatabaseJob): Remedy;
}

export interface Database {
  /** Names it after `--online=db`, in reports and in errors. */
  label: string;
  /** Ids of the detectors whose credentials it takes. */
  kinds: string[];
  port: number;
  /** @throws NoAnswer when nothing was learnt; its message holds no secret and nothing a driver said */
  inspect(connection: Connection): Promise<Inspection>;
}
