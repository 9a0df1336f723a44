/**
 * OVHcloud: application secrets and consumer keys, which look the same. An application secret names an application; only with a consumer key
 * it acts for an account, by the methods and paths its owner let it have, for a day unless told otherwise:
 * github.com/ovh/python-ovh (README) and github.com/ovh/perl-ovh (README), checked 2026-11-21. Calls are signed with all three values, so
 * that it cannot be asked with the one that is found.
 */
import { defineIssuer } from '../src/issuer.ts';
import { alike } from '../src/issuer-kit.ts';

export default defineIssuer({
  id: 'ovh',
  label: 'OVHcloud',
  kinds: {
    'ovh-application-secret': alike({
      granularity: 'scoped',
      how: 'it acts only together with the other two of application key, application secret and consumer key',
      unknown: ['which methods and paths its consumer key was given: with DELETE /* it ends servers, databases, domains and their backups'],
      worst: ['admin', 'account'],
      narrower: [
        {
          how: 'Make a token with the methods and paths the work needs, GET alone for one who looks, with a validity and allowed addresses',
          url: 'https://eu.api.ovh.com/createToken/',
        },
      ],
      lifecycle: { canBeEndless: true, days: 1 },
    }),
  },
});
