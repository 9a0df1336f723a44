/**
 * Copies a repository's objects and refs from a server the user named, into a folder of ours, and nothing else: no work tree, no submodules, no
 * hooks, no other protocol or host, no redirect. The token goes into the environment of git alone: it stands in no command line, no config
 * file and no message.
 */
import { Buffer } from 'node:buffer';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isLoopback } from '../../http/address.ts';
import type { Secret } from '../../model.ts';
import { GitError, git, type Repository } from './command.ts';

export interface Origin {
  /** `https://github.com/acme/shop.git`; plain http on this machine only. */
  url: string;
  token: Secret;
  /** The branch HEAD stands for. */
  branch: string;
}

/** Names that stay on their line and in their folder. */
const BRANCH = /^(?!.*\.\.)[^\s~^:?*[\\\p{Cc}]+$/u;
/** How long git may take; it is silent all the while. */
const PATIENCE = 30 * 60_000;
/** Slower than a kilobyte a second for a minute is no server any more. */
const SLOWEST = { GIT_HTTP_LOW_SPEED_LIMIT: '1000', GIT_HTTP_LOW_SPEED_TIME: '60' };
const PROXIES = ['https_proxy', 'HTTPS_PROXY', 'no_proxy', 'NO_PROXY'];

/** Git's own name for settings in the environment: they are read by this git, and by what it starts to speak http. */
function settings(url: URL, token: Secret): NodeJS.ProcessEnv {
  const basic = Buffer.from(`x-access-token:${token.reveal()}`).toString('base64');
  const list = [
    [`http.${url.origin}/.extraHeader`, `Authorization: Basic ${basic}`],
    ['http.followRedirects', 'false'],
    ['http.sslVerify', 'true'],
    ['http.cookieFile', ''],
  ] as const;
  const named = list.flatMap(([key, value], i) => [
    [`GIT_CONFIG_KEY_${i}`, key],
    [`GIT_CONFIG_VALUE_${i}`, value],
  ]);
  const proxies = PROXIES.flatMap((name) => (process.env[name] ? [[name, process.env[name]]] : []));
  return {
    ...SLOWEST,
    ...Object.fromEntries([...named, ...proxies]),
    GIT_CONFIG_COUNT: String(list.length),
    GIT_ALLOW_PROTOCOL: url.protocol.replace(':', ''),
  };
}

/**
 * @param folder does not exist yet
 * @throws GitError when it cannot be had
 */
export async function cloneBare(folder: string, { url, token, branch }: Origin): Promise<Repository> {
  const from = new URL(url);
  if (from.protocol !== 'https:' && !(from.protocol === 'http:' && isLoopback(from.hostname))) throw new GitError('only https is cloned from');
  const repository = { root: folder, gitDir: folder };
  // What `git init --bare` would make, without the templates of the machine.
  for (const part of ['objects', 'refs']) mkdirSync(join(folder, part), { recursive: true, mode: 0o700 });
  writeFileSync(join(folder, 'config'), '[core]\n\trepositoryformatversion = 0\n\tbare = true\n');
  writeFileSync(join(folder, 'HEAD'), `ref: refs/heads/${BRANCH.test(branch) ? branch : 'main'}\n`);
  const fetch = ['fetch', '--quiet', '--no-auto-gc', '--no-write-fetch-head', '--no-recurse-submodules', '--no-tags', '--', url, '+refs/*:refs/*'];
  for await (const _ of git(repository, fetch, { env: settings(from, token), patience: PATIENCE }));
  return repository;
}
