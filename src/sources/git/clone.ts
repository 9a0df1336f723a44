/**
 * Copies a repository's objects and refs from a server the user named, into a folder of ours, and nothing else: no work tree, no submodules, no
 * hooks, no other protocol or host, no redirect. The token goes into the environment of git alone: it stands in no command line, no config
 * file and no message.
 */
import { Buffer } from 'node:buffer';
import { mkdirSync } from 'node:fs';
import type { Secret } from '../../model.ts';
import { git, type Repository } from './command.ts';

export interface Origin {
  /** `https://github.com/acme/shop.git`; plain http on this machine only, which the caller sees to. */
  url: string;
  token: Secret;
  /** The branch HEAD stands for. */
  branch: string;
}

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
  const repository = { root: folder, gitDir: folder };
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const run = async (args: string[], env: NodeJS.ProcessEnv = {}): Promise<void> => {
    for await (const _ of git(repository, args, { env, patience: PATIENCE }));
  };
  await run(['init', '--quiet', '--bare', '--template=']);
  await run(
    ['fetch', '--quiet', '--no-auto-gc', '--no-write-fetch-head', '--no-recurse-submodules', '--no-tags', '--', url, '+refs/*:refs/*'],
    settings(new URL(url), token),
  );
  await run(['symbolic-ref', 'HEAD', `refs/heads/${branch}`]);
  return repository;
}
