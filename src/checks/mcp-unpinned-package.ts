/** A server that is fetched anew at every start, in whatever version there is. */
import { loose } from '../agents/pinned.ts';
import { serverFinding, servers } from '../agents/report.ts';
import { defineCheck } from '../check.ts';

export default defineCheck({
  id: 'mcp-unpinned-package',
  title: 'MCP server without a fixed version',
  help: 'At every start the newest version is fetched and run with your files and your environment. Whoever takes over the package, takes over all that. Name an exact version, or a digest.',
  severity: 'medium',
  scope: ['project', 'machine'],
  judge: (world) =>
    servers(world).flatMap((seen) => {
      const why = seen.server.disabled ? undefined : loose(seen.server);
      return why
        ? [
            serverFinding('mcp-unpinned-package', seen, {
              severity: 'medium',
              message: 'runs whatever was published last',
              evidence: [why],
              remedy: 'Name an exact version (package@1.2.3, package==1.2.3, image@sha256:…), and https.',
            }),
          ]
        : [];
    }),
});
