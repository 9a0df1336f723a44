/**
 * Java's build tools: Maven and Gradle, and the passwords of the repositories they publish to.
 * maven.apache.org/settings.html and docs.gradle.org (build_environment), not checked.
 */
import { defineStore } from '../src/store.ts';
import { entries, list, secret, text } from '../src/store-kit.ts';

export default [
  defineStore({
    id: 'maven',
    label: 'Maven',
    docs: 'https://maven.apache.org/settings.html#servers',
    files: [
      {
        paths: { all: ['~/.m2/settings.xml'] },
        read: 'fields',
        format: 'xml',
        fields: (content) =>
          list(content, 'settings').flatMap((settings) =>
            list(settings, 'servers').flatMap((servers) =>
              list(servers, 'server').flatMap((server) => {
                const one = (name: string) => text(list(list(server, name)[0], '#')[0]);
                return ['password', 'passphrase'].flatMap((key) =>
                  secret(`servers.${one('id')}.${key}`, one(key), { identity: one('username'), about: [one('id')].filter((w) => w !== undefined) }),
                );
              }),
            ),
          ),
      },
      {
        paths: { all: ['~/.m2/settings-security.xml'] },
        read: 'presence',
        mode: 0o600,
        capability: 'decrypts the passwords in settings.xml: the master password in it is only obscured',
      },
    ],
    examples: (fake) => {
      const password = fake.text('base62', 18);
      return [
        {
          path: '~/.m2/settings.xml',
          text: `<?xml version="1.0"?>\n<settings>\n  <servers>\n    <server>\n      <id>releases-prod</id>\n      <username>ann</username>\n      <password>${password}</password>\n    </server>\n    <server><id>x</id><password>\${env.PASS}</password></server>\n  </servers>\n</settings>\n`,
          finds: [{ value: password, key: 'servers.releases-prod.password', identity: 'ann', environment: 'production' }],
        },
      ];
    },
  }),
  defineStore({
    id: 'gradle',
    label: 'Gradle',
    docs: 'https://docs.gradle.org/current/userguide/build_environment.html',
    files: [
      {
        paths: { all: ['~/.gradle/gradle.properties'] },
        moved: [{ by: 'GRADLE_USER_HOME', to: 'folder' }],
        read: 'fields',
        format: 'ini',
        fields: (content) =>
          entries(content, '').flatMap(([key, value]) => {
            const [, stem] = /^(.*?)[._-]?(?:password|token|secret|passphrase|api[._-]?key|keyPassword)$/i.exec(key) ?? [];
            if (stem === undefined) return [];
            return secret(key, value, { identity: text(content, '', `${stem}Username`) ?? text(content, '', `${stem}User`), about: [stem] });
          }),
      },
    ],
    examples: (fake) => {
      const password = fake.text('base62', 18);
      return [
        {
          path: '~/.gradle/gradle.properties',
          text: `org.gradle.jvmargs=-Xmx2g\nnexusUsername=ann\nnexusPassword=${password}\n`,
          finds: [{ value: password, key: 'nexusPassword', identity: 'ann' }],
        },
      ];
    },
  }),
];
