/** IBM Cloud: API keys. */
import { defineDetector } from '../src/define.ts';
import { near } from '../src/kit.ts';

export default defineDetector({
  id: 'ibmcloud-api-key',
  label: 'IBM Cloud API key',
  issuer: 'IBM Cloud',
  docs: 'https://cloud.ibm.com/docs/account?topic=account-userapikey',
  find: [
    near(['ibm', 'bluemix', 'softlayer', 'watson', 'ic_api_key'], '(?=[A-Za-z_-]*[0-9])(?=[a-z0-9_-]*[A-Z])(?=[A-Z0-9_-]*[a-z])[A-Za-z0-9_-]{44}', {
      length: 44,
    }),
    {
      anchors: ['ibm', 'watson', 'bluemix', 'ic_api'],
      name: /(?:ibm|bluemix|watson|\bic_)[\w.-]*(?:key|token|secret)/i,
      value: /^(?=.*\d)(?=.*[A-Z])(?=.*[a-z])[A-Za-z0-9_-]{44}$/,
    },
  ],
  severity: 'critical',
  rank: 30,
  entropy: 3.8,
  revoke: {
    how: 'Delete the key under Manage, Access (IAM), API keys',
    url: 'https://cloud.ibm.com/iam/apikeys',
    breaks: 'the CLI, pipelines and services that use it',
  },
  examples: {
    sample: (fake) => `${fake.text('base62', 41)}aB3`,
    hits: ({ secret }) => [
      `IBMCLOUD_API_KEY=${secret}\n`,
      { path: 'ci.yml', text: `env:\n  IBMCLOUD_API_KEY: "${secret}"\n` },
      { path: 'client.py', text: `client = ibmcloud.Client(token="${secret}")\n` },
    ],
    misses: (fake) => [`IBMCLOUD_API_KEY=${fake.text('base62', 20)}`, `ibm: ibm-cloud-databases-for-postgresql-backup-job`],
  },
});
