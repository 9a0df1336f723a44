/**
 * Pinecone: API keys. Each belongs to one project and has a role there: ProjectEditor reads and writes all, ProjectViewer reads, others have the control
 * plane or the data plane alone; none can manage members, settings or keys: docs.pinecone.io/admin/projects/understanding-projects and
 * …/guides/production/security-overview, checked 2026-11-21. That the control plane deletes indexes and their backups, and that deletion protection of
 * an index is lifted by the same role, is known, not checked. Nothing there speaks of an end. List of indexes: …/reference/api/2026-04/control-plane.
 */
import { defineIssuer } from '../src/issuer.ts';
import { alike, byList } from '../src/issuer-kit.ts';

const ROLE = 'which role it has: ProjectEditor, which the console calls All, deletes indexes and their backups';

const key = alike({
  granularity: 'permission',
  how: 'a key is good for one project, and cannot manage members or keys',
  unknown: [ROLE],
  worst: ['destroy', 'project'],
  narrower: [
    {
      how: 'Make a key that only reads the data plane (DataPlaneViewer), or only reads and writes it (DataPlaneEditor)',
      url: 'https://docs.pinecone.io/guides/projects/manage-api-keys',
    },
  ],
  lifecycle: { canBeEndless: true },
  ask: byList({
    who: 'Pinecone',
    host: 'api.pinecone.io',
    path: '/indexes',
    headers: ({ parts }) => ({ 'api-key': parts['secret'] ?? '', 'x-pinecone-api-version': '2026-04' }),
    list: 'indexes',
    name: 'name',
    one: 'index',
    many: 'indexes',
    page: Number.POSITIVE_INFINITY,
    action: 'list_indexes',
    breadth: 'project',
    unknown: [ROLE],
  }),
});

export default defineIssuer({ id: 'pinecone', label: 'Pinecone', kinds: { 'pinecone-api-key': key, 'pinecone-legacy-api-key': key } });
