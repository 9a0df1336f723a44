/** What a user can do to the whole server: by rights on all databases, and by those that only a server has. Pure. */
import type { Granted } from '../../issuer.ts';
import { listed, named } from '../words.ts';
import type { Facts } from './facts.ts';
import { exceptions, type Held, isAll, onServer } from './held.ts';
import { EVERYTHING, type Meaning, meaningOf, OF_DATA } from './privileges.ts';

const SERVER = 'the whole server';

export function ofServer(facts: Facts): Granted[] {
  const { held, settings } = facts;
  const rights = new Map<string, Held>();
  for (const given of held)
    if (given.on.level === 'server' && !given.revoked) for (const { right } of given.rights) rights.set(right, rights.get(right) ?? given);
  rights.delete('USAGE');
  // A server that does not say whether it keeps binary logs is taken to keep some.
  const logs = settings['log_bin'] !== 'OFF';
  if (EVERYTHING.every((right) => onServer(held, right))) {
    const without = exceptions(held, 'SELECT').concat(exceptions(held, 'DELETE'));
    const via = [...rights.values()].every((g) => g.via !== undefined) ? [...rights.values()][0]?.via : undefined;
    return [
      {
        ...{ action: 'ALL PRIVILEGES', resource: SERVER, reach: 'admin', breadth: 'account', destroys: logs ? 'data and backups' : 'data' },
        means: [
          `every right on every database${logs ? ', and on the binary logs, which are the way back to a point in time' : ''}`,
          without.length ? `some of them not on ${listed([...new Set(without)])}, which a user with such rights can undo` : '',
          via === undefined ? '' : `after SET ROLE ${via}`,
        ]
          .filter(Boolean)
          .join('; '),
      },
    ];
  }
  // Who can lose the data and the way back to it can lose both.
  const loses = held.some((g) => !g.revoked && g.rights.some(({ right }) => isAll(right) || meaningOf(right).loses === 'data'));
  return [...rights].map(([right, given]): Granted => {
    const meaning = right === 'FILE' ? file(facts) : meaningOf(right);
    const data = Object.hasOwn(OF_DATA, right);
    const without = exceptions(held, right);
    // Rows of `mysql` are users and rights.
    const rules = (right === 'INSERT' || right === 'UPDATE') && !without.includes('mysql');
    const means = [
      rules ? 'also of mysql, where the server keeps users and rights' : (meaning.means ?? ''),
      given.via === undefined ? (given.to ? '' : 'because everybody may (PUBLIC)') : `after SET ROLE ${given.via}`,
    ];
    return {
      action: right,
      resource: data ? `every database${without.length ? ` but ${listed(without)}` : ''}` : SERVER,
      breadth: 'account',
      ...(rules ? { reach: 'admin' as const, destroys: 'data' as const } : weighed(meaning, logs, loses || meaning.reach === 'admin')),
      ...(means.some(Boolean) ? { means: means.filter(Boolean).join('; ') } : {}),
    };
  });
}

function weighed({ reach, loses }: Meaning, logs: boolean, both: boolean): Pick<Granted, 'reach' | 'destroys'> {
  if (loses !== 'logs') return { reach, ...(loses ? { destroys: loses } : {}) };
  if (!logs) return reach === 'admin' ? { reach, destroys: 'data' } : { reach: 'write' };
  return { reach, destroys: both ? 'data and backups' : 'data' };
}

/** NULL means no files to MySQL and all files to MariaDB, which leaves out what is not set. */
function file({ files, mariadb }: Facts): Meaning {
  const all: Meaning = {
    reach: 'admin',
    means: 'reads and writes files as the server’s own user, among them those with every table and password hash',
    loses: 'data',
  };
  if (files === undefined) return { ...all, means: `${all.means}; whether secure_file_priv limits it is not known` };
  if (files === null) return mariadb ? all : { reach: 'read', means: 'of no use: secure_file_priv lets it reach no file' };
  return files === '' ? all : { reach: 'write', means: `reads and writes files of the server in ${named(files)} (secure_file_priv)` };
}
