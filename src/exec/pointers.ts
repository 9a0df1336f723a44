/**
 * Variables that tell a tool where its credentials lie: they are made to lead nowhere. Binds tools that obey them, and no others: Railway,
 * Vercel, Fly.io and the AWS login cache, for instance, have no such variable, and any program can still open the files themselves.
 * Writes only into the folder it is given. Checked at the tools' documentation on 2026-11-21, where not said otherwise.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { devNull } from 'node:os';
import { join } from 'node:path';

/** Where a variable is made to lead: a file with harmless content, an empty folder, or a value that means no. */
type Nowhere = { file: string } | { folder: true } | { value: string };

const POINTERS: Record<string, Nowhere> = {
  // docs.aws.amazon.com/cli/latest/userguide/cli-configure-envvars.html
  AWS_SHARED_CREDENTIALS_FILE: { file: '' },
  AWS_CONFIG_FILE: { file: '' },
  AWS_EC2_METADATA_DISABLED: { value: 'true' }, // docs.aws.amazon.com/sdkref/latest/guide/feature-imds-credentials.html
  // cloud.google.com/sdk/docs/configurations: the folder must be writable. Some Google libraries look into ~/.config/gcloud all the same.
  CLOUDSDK_CONFIG: { folder: true },
  // learn.microsoft.com/en-us/cli/azure/azure-cli-configuration
  AZURE_CONFIG_DIR: { folder: true },
  // kubernetes.io/docs/concepts/configuration/organize-cluster-access-kubeconfig (not checked again)
  KUBECONFIG: { file: '' },
  // docs.docker.com/engine/reference/commandline/cli
  DOCKER_CONFIG: { folder: true },
  // Not checked how an empty file is taken; an empty object is one without logins.
  REGISTRY_AUTH_FILE: { file: '{}\n' },
  HELM_REGISTRY_CONFIG: { file: '{}\n' }, // helm.sh/docs/helm/helm
  // cli.github.com/manual/gh_help_environment. A token in the system's keyring stays within reach.
  GH_CONFIG_DIR: { folder: true },
  GLAB_CONFIG_DIR: { folder: true }, // not checked
  // postgresql.org/docs/current/libpq-envars.html. A regular file, for libpq warns of anything else.
  PGPASSFILE: { file: '' },
  PGSERVICEFILE: { file: '' },
  // github.com/npm/cli, docs/lib/content/configuring-npm/npmrc.md
  NPM_CONFIG_USERCONFIG: { file: '' },
  // pip.pypa.io/en/stable/topics/configuration: the null device switches all its files off, those with a private index, too.
  PIP_CONFIG_FILE: { value: devNull },
  // developer.hashicorp.com/terraform/cli/config/config-file
  TF_CLI_CONFIG_FILE: { file: '' },
  // git-scm.com/docs/git: no prompt; git-scm.com/docs/gitcredentials: an empty helper forgets those named before.
  GIT_TERMINAL_PROMPT: { value: '0' },
  GIT_CONFIG_COUNT: { value: '1' },
  GIT_CONFIG_KEY_0: { value: 'credential.helper' },
  GIT_CONFIG_VALUE_0: { value: '' },
  // zsh reads its start-up files there and not in the home folder (zsh.sourceforge.io/Doc/Release/Files.html).
  ZDOTDIR: { folder: true },
};

/** Names that `pointers` sets. */
export const POINTER_NAMES = Object.keys(POINTERS);

/** Makes the places all pointers lead to, one for each, since tools may write there. @param folder of this run; exists and is empty */
export function pointers(folder: string): Record<string, string> {
  const set: Record<string, string> = {};
  for (const [name, to] of Object.entries(POINTERS)) {
    const path = join(folder, name);
    if ('folder' in to) mkdirSync(path, { mode: 0o700 });
    else if ('file' in to) writeFileSync(path, to.file, { mode: 0o600, flag: 'wx' });
    set[name] = 'value' in to ? to.value : path;
  }
  // Without any, an interactive zsh would ask its questions for new users.
  writeFileSync(join(folder, 'ZDOTDIR', '.zshrc'), '', { mode: 0o600 });
  return set;
}
