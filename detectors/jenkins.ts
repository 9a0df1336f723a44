/** Jenkins: API tokens. */
import { defineDetector } from '../src/define.ts';
import { near } from '../src/kit.ts';

export default defineDetector({
  id: 'jenkins-token',
  label: 'Jenkins API token',
  issuer: 'Jenkins',
  docs: 'https://www.jenkins.io/doc/book/system-administration/authenticating-scripted-clients/',
  rank: 30,
  find: [
    // Since 2.129: version 11 and 32 hex digits. Before, 32 hex digits alone, which a checksum is too: only under a telling name.
    near(['jenkins'], '11[0-9a-f]{32}', { length: 34, gap: 60 }),
    { anchors: ['jenkins'], name: /jenkins[\w.-]*(?:token|api|pass|key|secret|auth)/i, value: /^(?:11)?[0-9a-f]{32}$/ },
  ],
  revoke: {
    how: "Revoke it on the user's Security page in Jenkins",
    url: 'https://www.jenkins.io/blog/2018/07/02/new-api-token-system/',
    breaks: 'the scripts and webhooks that start jobs with it',
  },
  examples: {
    sample: (fake) => `11${fake.text('hex', 32)}`,
    hits: ({ secret }) => [
      `JENKINS_API_TOKEN=${secret}\n`,
      { path: 'conf.yml', text: `jenkins:\n  url: https://ci.acme.test\njenkins_token: ${secret}\n` },
      `curl -X POST https://jenkins.acme.test/job/x/build --user jane:${secret}\n`,
    ],
    misses: (fake) => [
      `JENKINS_BUILD=${fake.text('hex', 32)}\n`,
      `jenkins.war md5 ${fake.text('hex', 32)}x\n`,
      'JENKINS_API_TOKEN=$TOKEN\n',
      `jenkins ${fake.text('hex', 40)}\n`,
    ],
  },
});
