/** A secret that stands in clear in the settings of a server. Only names are told, never a value. */
import { serverFinding, servers } from '../agents/report.ts';
import { defineCheck } from '../check.ts';

export default defineCheck({
  id: 'mcp-inline-secret',
  title: 'Secret in the settings of an MCP server',
  help: 'Settings of servers are copied, committed and read by agents; a value in them is open to all of those. Refer to a variable or a secret store, and replace what stood there.',
  severity: 'high',
  scope: ['project', 'machine'],
  judge: (world) =>
    servers(world)
      .filter(({ server }) => server.literals.length > 0)
      .map((seen) => {
        const shared = seen.place.kind === 'file' && (seen.place.tracking === 'tracked' || seen.place.tracking === 'staged');
        return serverFinding('mcp-inline-secret', seen, {
          severity: shared ? 'critical' : 'high',
          message: `holds ${seen.server.literals.length === 1 ? 'a secret' : `${seen.server.literals.length} secrets`} in clear`,
          evidence: [`in ${seen.server.literals.join(', ')}`, ...(shared ? ['the file is under version control'] : [])],
          remedy: 'Write a reference in its stead, such as ${NAME}, and replace the secret where it was issued.',
        });
      }),
});
