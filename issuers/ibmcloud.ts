/**
 * IBM Cloud: API keys. A user's key has all that user can do, in every account the user is a member of, and not only in the one it was made in; a key
 * of a service ID has what policies give that: cloud.ibm.com/docs/iam?topic=iam-userapikey and …topic=iam-manapikey, checked 2026-11-21. To ask a token must
 * be made with it, which is not done. Whether a key can be given an end was not checked.
 */
import { defineIssuer } from '../src/issuer.ts';
import { alike } from '../src/issuer-kit.ts';

export default defineIssuer({
  id: 'ibmcloud',
  label: 'IBM Cloud',
  kinds: {
    'ibmcloud-api-key': alike({
      granularity: 'scoped',
      how: 'a key has all rights of its user in every account, or those of a service ID; both look the same',
      unknown: ['whose it is, and in which accounts: an administrator’s deletes resources, databases and backups, and makes keys'],
      worst: ['admin', 'organization'],
      narrower: [
        {
          how: 'Make a service ID with a policy of only the service and role of the job (Viewer for one who looks), and a key of it',
          url: 'https://cloud.ibm.com/docs/iam?topic=iam-serviceids',
        },
        {
          how: 'Let workloads on IBM Cloud use a trusted profile, which needs no stored key',
          url: 'https://cloud.ibm.com/docs/iam?topic=iam-create-trusted-profile',
        },
      ],
      lifecycle: { canBeEndless: true },
    }),
  },
});
