/** Compose files that connect what runs on this machine to production. Reads them; starts no container and resolves no name. */
import { defineCheck } from '../check.ts';
import { saysProduction } from '../project/cloud-keys.ts';
import { fileFinding, filesLike } from '../project/files.ts';
import { asList, asMap, asText, type Data, type Dict, isMap, lineOf, readYaml } from '../project/yaml.ts';

const FILES = /(^|\/)(docker-)?compose[\w.-]*\.ya?ml$/;
const ADDRESS = /(^|_)(HOST|HOSTNAME|URL|URI|DSN|ENDPOINT|SERVER|ADDR(ESS)?|BROKERS?)S?$/i;
const HOST = /^(?:[a-z][a-z0-9+.-]{0,30}:\/\/)?(?:[^@/\s]{0,200}@)?((?:[\w-]{1,63}\.){1,10}[a-z]{2,24})(?::\d+)?(?:[/?,].*)?$/i;
const MOST_SERVICES = 500;

export default defineCheck({
  id: 'compose-prod-host',
  title: 'Local containers on a production host',
  help: 'What compose starts on this machine looks local, and is treated so: reset at will, seeded, migrated. When one of its services connects to a host of production, so do the experiments. A service of its own, or a copy, belongs there.',
  severity: 'medium',
  scope: ['project'],
  judge: ({ project }) => {
    const paths = new Set(project.files.map((f) => f.path));
    return filesLike(project, FILES).flatMap((file) => {
      const root = asMap(readYaml(project.text(file.path) ?? '')[0]);
      const folder = file.path.slice(0, file.path.lastIndexOf('/') + 1);
      return Object.entries(asMap(root['services']))
        .slice(0, MOST_SERVICES)
        .flatMap(([service, data]) => {
          if (!isMap(data)) return [];
          const said = [...hosts(data), ...settings(data).filter((s) => paths.has(`${folder}${s.what.replace(/^\.\//, '')}`))];
          const first = said[0];
          if (!first) return [];
          return [
            fileFinding({
              rule: 'compose-prod-host',
              // A file for production's own machine says so, and is started there.
              severity: saysProduction(file.path) ? 'low' : 'medium',
              file,
              ...(first.line ? { line: first.line } : {}),
              message: `the service ${service.slice(0, 60)} connects to production`,
              evidence: said.slice(0, 5).map((s) => `${s.key} is ${s.what}`),
              remedy: 'Give it a service of its own beside it, or a copy without real data; keep production’s addresses out of files for this machine.',
              confidence: 'medium',
            }),
          ];
        });
    });
  },
});

interface Told {
  key: string;
  what: string;
  line?: number;
}

/** Hosts in the service's environment that say production. Passwords in addresses are left out. */
function hosts(service: Dict): Told[] {
  return variables(service['environment']).flatMap(({ key, value, line }) => {
    const host = ADDRESS.test(key) && value.length < 2000 ? HOST.exec(value)?.[1] : undefined;
    return host && saysProduction(host) ? [{ key, what: host, ...(line ? { line } : {}) }] : [];
  });
}

function settings(service: Dict): Told[] {
  const line = lineOf(service, 'env_file');
  return asList(service['env_file']).flatMap((entry) => {
    const path = asText(entry) ?? asText(asMap(entry)['path']);
    return path && saysProduction(path) ? [{ key: 'env_file', what: path, ...(line ? { line } : {}) }] : [];
  });
}

function variables(data: Data): { key: string; value: string; line?: number | undefined }[] {
  if (isMap(data)) return Object.entries(data).map(([key, value]) => ({ key, value: asText(value) ?? '', line: lineOf(data, key) }));
  return asList(data).flatMap((entry) => {
    const [key, ...value] = (asText(entry) ?? '').split('=');
    return key && value.length ? [{ key, value: value.join('='), line: lineOf(data) }] : [];
  });
}
