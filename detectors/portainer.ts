/** Portainer: access tokens. */
import { defineDetector } from '../src/define.ts';

export default defineDetector({
  id: 'portainer-access-token',
  label: 'Portainer access token',
  issuer: 'Portainer',
  docs: 'https://docs.portainer.io/api/access',
  find: [{ anchors: ['ptr_'], pattern: /ptr_[A-Za-z0-9+/]{43}=(?![A-Za-z0-9+/=])/, after: 54 }],
  severity: 'critical',
  revoke: {
    how: 'Delete the token in Portainer under My account, Access tokens',
    url: 'https://docs.portainer.io/user/account-settings',
    breaks: 'scripts that manage containers with it',
  },
  examples: {
    sample: (fake) => `ptr_${fake.text('base62', 43)}=`,
    hits: ({ secret }) => [
      `PORTAINER_API_KEY=${secret}\n`,
      { path: 'ci.yml', text: `env:\n  PORTAINER_API_KEY: "${secret}"\n` },
      `curl -H "X-API-Key: ${secret}" https://portainer.acme.test/api/endpoints\n`,
    ],
    misses: (fake) => [`ptr_${fake.text('base62', 12)}`, 'ptr_diff = ptr_next_element_in_the_linked_list_of_nodes - 1'],
  },
});
