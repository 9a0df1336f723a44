/**
 * What SHOW GRANTS writes, read into data. Pure. Words it does not know end a line as unread, never as harmless; of what stands after the
 * account (some servers put the password's hash there) only WITH … OPTION is looked at, and nothing is kept.
 *
 * Forms: https://dev.mysql.com/doc/refman/8.4/en/show-grants.html, …/partial-revokes.html (checked 2026-11-21); those of MariaDB as its
 * server 10.11 writes them.
 */

/** A user, or a role, which in MariaDB has no host. */
export interface Account {
  user: string;
  host?: string;
}

/** What rights are on. A database's name is a pattern in which `_` and `%` stand for anything unless a backslash is before them. */
export type Scope =
  | { level: 'server' }
  | { level: 'database'; database: string }
  | { level: 'table'; database: string; name: string }
  | { level: 'routine'; database: string; name: string; kind: string };

export interface Given {
  /** A partial revoke: what is taken from the rights on the whole server. */
  revoked: boolean;
  rights: { right: string; columns: string[] }[];
  on: Scope;
  /** Absent: everybody (PUBLIC). */
  to?: Account;
  /** WITH GRANT OPTION */
  grantable: boolean;
}

export interface Shown {
  given: Given[];
  roles: { role: Account; to?: Account; admin: boolean }[];
  /** Whose place the user may take. */
  proxies: Account[];
  /** So many lines were not understood. */
  unread: number;
}

class Unread extends Error {}

interface Token {
  text: string;
  quoted: boolean;
}

const TOKEN = /\s*(?:`((?:[^`]|``)*)`|'((?:[^'\\]|''|\\[\s\S])*)'|"((?:[^"\\]|""|\\[\s\S])*)"|([\p{L}\p{N}_$%:-]+)|([^\s]))/uy;

function tokens(line: string): Token[] {
  const found: Token[] = [];
  TOKEN.lastIndex = 0;
  for (let match = TOKEN.exec(line); match; match = TOKEN.exec(line)) {
    const [, back, single, double, word, mark] = match;
    if (back !== undefined) found.push({ text: back.replaceAll('``', '`'), quoted: true });
    else if (single !== undefined) found.push({ text: single.replace(/''|\\([\s\S])/g, (both, c: string | undefined) => c ?? both[0] ?? ''), quoted: true });
    else if (double !== undefined) found.push({ text: double.replace(/""|\\([\s\S])/g, (both, c: string | undefined) => c ?? both[0] ?? ''), quoted: true });
    // A quote that nothing closes: the next one would be searched to the end as well.
    else if (mark !== undefined && '`\'"'.includes(mark)) throw new Unread();
    else found.push({ text: word ?? mark ?? '', quoted: false });
  }
  return found;
}

/** Reads tokens one after the other. */
class Reader {
  #at = 0;
  readonly #all: Token[];

  constructor(all: Token[]) {
    this.#all = all;
  }

  get next(): Token | undefined {
    return this.#all[this.#at];
  }

  take(): Token {
    const token = this.#all[this.#at++];
    if (!token) throw new Unread();
    return token;
  }

  /** Takes the words if they come next, whatever their case. */
  has(...words: string[]): boolean {
    const all = words.every((word, i) => {
      const token = this.#all[this.#at + i];
      return token !== undefined && !token.quoted && token.text.toUpperCase() === word;
    });
    if (all) this.#at += words.length;
    return all;
  }

  need(...words: string[]): void {
    if (!this.has(...words)) throw new Unread();
  }

  account(): Account {
    const user = this.take();
    if (!user.quoted && !/^[\p{L}\p{N}_$%:-]+$/u.test(user.text)) throw new Unread();
    if (!this.has('@')) return { user: user.text };
    const first = this.take();
    let host = first.text;
    while (!first.quoted && this.has('.')) host += `.${this.take().text}`;
    return { user: user.text, host };
  }

  /** `database`.`name`, or `database`.* without a name. */
  path(): { database: string; name?: string } {
    const database = this.take();
    this.need('.');
    const name = this.take();
    if (!name.quoted && name.text === '*') return { database: database.text };
    return { database: database.text, name: name.text };
  }

  mark(): number {
    return this.#at;
  }

  reset(to: number): void {
    this.#at = to;
  }

  accounts(): Account[] {
    const all = [this.account()];
    while (this.has(',')) all.push(this.account());
    return all;
  }

  /** Whether the words come anywhere behind. */
  later(...words: string[]): boolean {
    for (; this.next; this.take()) if (this.has(...words)) return true;
    return false;
  }
}

export function readGrants(lines: readonly string[]): Shown {
  const shown: Shown = { given: [], roles: [], proxies: [], unread: 0 };
  for (const line of lines) {
    try {
      read(new Reader(tokens(line)), shown);
    } catch (error) {
      if (!(error instanceof Unread)) throw error;
      shown.unread++;
    }
  }
  return shown;
}

/** `role1@%,role2`, as the variable mandatory_roles has them. */
export function readAccounts(list: string): Account[] {
  try {
    return list.trim() ? new Reader(tokens(list)).accounts() : [];
  } catch {
    return [];
  }
}

function read(reader: Reader, shown: Shown): void {
  // What is had at login. All roles count as had, for one statement takes them on.
  if (reader.has('SET', 'DEFAULT', 'ROLE')) return;
  const revoked = reader.has('REVOKE');
  if (!revoked) reader.need('GRANT');
  if (reader.has('PROXY', 'ON')) {
    shown.proxies.push(reader.account());
    return;
  }
  // The names of rights are written without quotes; roles are in quotes but for those of old MariaDB servers.
  const first = reader.next;
  const rights = first?.quoted ? undefined : rightsOf(reader);
  if (rights) {
    const on = scopeOf(reader);
    const to = accountOf(reader, revoked ? 'FROM' : 'TO');
    shown.given.push({ revoked, rights, on, grantable: reader.later('GRANT', 'OPTION'), ...(to ? { to } : {}) });
    return;
  }
  const roles = reader.accounts();
  const to = accountOf(reader, 'TO');
  const admin = reader.later('ADMIN', 'OPTION');
  shown.roles.push(...roles.map((role) => ({ role, admin, ...(to ? { to } : {}) })));
}

/** Rights up to ON; nothing, and nothing taken, where no ON comes before TO. */
function rightsOf(reader: Reader): Given['rights'] | undefined {
  const rights: Given['rights'] = [];
  const start = reader.mark();
  let words: string[] = [];
  let columns: string[] = [];
  const end = (): void => {
    if (!words.length) throw new Unread();
    rights.push({ right: words.join(' ').toUpperCase(), columns });
    words = [];
    columns = [];
  };
  for (;;) {
    if (reader.has('ON')) {
      end();
      return rights;
    }
    if (!reader.next || reader.has('TO')) {
      reader.reset(start);
      return undefined;
    }
    if (reader.has(',')) end();
    else if (reader.has('(')) {
      do columns.push(reader.take().text);
      while (reader.has(','));
      reader.need(')');
    } else words.push(reader.take().text);
  }
}

const KINDS = ['TABLE', 'FUNCTION', 'PROCEDURE', 'PACKAGE', 'LIBRARY'];

function scopeOf(reader: Reader): Scope {
  const kind = KINDS.find((word) => reader.has(word));
  const body = kind === 'PACKAGE' && reader.has('BODY');
  if (!kind && reader.has('*', '.', '*')) return { level: 'server' };
  const { database, name } = reader.path();
  if (kind && kind !== 'TABLE') return { level: 'routine', database, name: name ?? '', kind: body ? 'PACKAGE BODY' : kind };
  return name === undefined ? { level: 'database', database } : { level: 'table', database, name };
}

function accountOf(reader: Reader, word: string): Account | undefined {
  reader.need(word);
  return reader.has('PUBLIC') ? undefined : reader.account();
}
