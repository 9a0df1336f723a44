/**
 * The servers of MongoDB that stand in the DNS under one name (`mongodb+srv://`). Only those under the name's own parent domain count, as
 * drivers have it: github.com/mongodb/specifications, initial-dns-seedlist-discovery; mongodb.com/docs/manual/reference/connection-string-formats,
 * 2026-11-21. Asks the DNS, and nothing else.
 */
import { promises } from 'node:dns';
import { NoAnswer } from '../../issuer.ts';
import { LIMITS } from '../limits.ts';

export interface Server {
  host: string;
  port: number;
}

type Resolve = (name: string) => Promise<{ name: string; port: number }[]>;

const resolveSrv: Resolve = (name) => new promises.Resolver({ timeout: LIMITS.connect / 2, tries: 2 }).resolveSrv(name);

/** More servers than this are not tried. */
const MOST = 3;

const bare = (name: string): string => name.toLowerCase().replace(/\.$/, '');

/** Whether `name` is a server of the domain in which `list` stands. A list of two labels must hold servers below itself. */
export function isBelow(name: string, list: string): boolean {
  const labels = bare(list).split('.');
  const parent = labels.length < 3 ? bare(list) : labels.slice(1).join('.');
  return bare(name).endsWith(`.${parent}`) && bare(name).length > parent.length + 1;
}

/** @throws NoAnswer when there is none, or one of another domain among them */
export async function serversOf(list: string, resolve: Resolve = resolveSrv): Promise<Server[]> {
  const found = await resolve(`_mongodb._tcp.${list}`).catch(() => []);
  if (!found.length) throw new NoAnswer('no servers are listed under that name here; it may be known only inside its own network, so ask from there');
  if (found.some(({ name }) => !isBelow(name, list)))
    throw new NoAnswer('the DNS lists servers of another domain under that name, which no driver would follow; none was contacted');
  return found
    .map(({ name, port }) => ({ host: bare(name), port }))
    .sort((a, b) => (a.host < b.host ? -1 : 1))
    .slice(0, MOST);
}
