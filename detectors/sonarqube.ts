/** SonarQube and SonarCloud: user, project, global and badge tokens. */
import { type Detector, defineDetector } from '../src/define.ts';

const DOCS = 'https://docs.sonarsource.com/sonarqube-server/latest/user-guide/managing-tokens/';
const REVOKE = {
  how: 'Revoke it under My account > Security',
  url: 'https://docs.sonarsource.com/sonarqube-server/latest/user-guide/managing-tokens/',
  breaks: 'analyses and scripts that use it',
};

/** Prefixes since version 9.5, checked 2026-11-21 at community.sonarsource.com (topic 78433) and in the documentation. */
const prefixed = (id: string, label: string, prefix: string, severity: Detector['severity']) =>
  defineDetector({
    id,
    label,
    issuer: 'SonarSource',
    docs: DOCS,
    ...(severity ? { severity } : {}),
    find: [{ anchors: [prefix], pattern: new RegExp(`${prefix}[0-9a-f]{40}(?![A-Za-z0-9_])`), after: 56 }],
    revoke: REVOKE,
    examples: {
      sample: (fake) => prefix + fake.text('hex', 40),
      hits: ({ secret }) => [
        `SONAR_TOKEN=${secret}\n`,
        { path: 'sonar-project.properties', text: `sonar.projectKey=site\nsonar.login=${secret}\n` },
        { path: 'build.sh', text: `mvn sonar:sonar -Dsonar.token=${secret}\n` },
      ],
      misses: (fake) => [`${prefix}${fake.text('hex', 20)}`, `${prefix}${'x'.repeat(40)}`, `${prefix}some_name`],
    },
  });

export default [
  prefixed('sonarqube-user-token', 'SonarQube user token', 'squ_', 'high'),
  prefixed('sonarqube-global-token', 'SonarQube global analysis token', 'sqa_', 'high'),
  prefixed('sonarqube-project-token', 'SonarQube project analysis token', 'sqp_', 'medium'),
  prefixed('sonarqube-badge-token', 'SonarQube badge token', 'sqb_', 'low'),
  defineDetector({
    id: 'sonar-legacy-token',
    label: 'SonarQube or SonarCloud token without prefix',
    issuer: 'SonarSource',
    docs: DOCS,
    rank: 30,
    find: [{ anchors: ['sonar'], name: /sonar[\w.-]*(?:token|login|password|key|auth)/i, value: /^[0-9a-f]{40}$/ }],
    revoke: REVOKE,
    examples: {
      sample: (fake) => fake.text('hex', 40),
      hits: ({ secret }) => [
        `SONAR_TOKEN=${secret}\n`,
        { path: 'sonar-project.properties', text: `sonar.login=${secret}\n` },
        { path: 'build.sh', text: `sonar-scanner -Dsonar.login=${secret} -Dsonar.host.url=https://sonar.acme.test\n` },
        { path: 'ci.yml', text: `env:\n  SONARCLOUD_TOKEN: "${secret}"\n` },
      ],
      misses: (fake) => [
        { path: 'ci.yml', text: `- uses: SonarSource/sonarcloud-github-action@${fake.text('hex', 40)}\n` },
        `SONAR_TOKEN=${fake.text('hex', 32)}\n`,
        'SONAR_TOKEN=$TOKEN\n',
      ],
    },
  }),
];
