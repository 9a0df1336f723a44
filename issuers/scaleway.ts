/**
 * Scaleway: API keys. A key has exactly the rights of its bearer, an IAM user or application, within one Organization, and reads none of them
 * from itself: scaleway.com/en/docs/iam/how-to/create-api-keys and scaleway.com/en/developers/api/iam/api-keys, checked 2026-11-21. The end
 * is optional there; whether a console of today asks for one was not checked.
 */
import { defineIssuer } from '../src/issuer.ts';
import { alike } from '../src/issuer-kit.ts';

const key = alike({
  granularity: 'scoped',
  how: 'a key has the rights of its IAM user or application in one Organization',
  unknown: ['whose key it is, and which policies that user or application has: with AllProductsFullAccess it deletes instances, databases and their snapshots'],
  worst: ['admin', 'organization'],
  narrower: [
    {
      how: 'Make a key of an IAM application whose policy names the one Project and read-only permission sets, with an end',
      url: 'https://www.scaleway.com/en/docs/iam/how-to/create-policy/',
    },
  ],
  lifecycle: { canBeEndless: true },
});

export default defineIssuer({ id: 'scaleway', label: 'Scaleway', kinds: { 'scaleway-api-key': key, 'scaleway-secret-key': key } });
