/**
 * Cloudinary: API secrets. The Admin API "provides full control of all media assets" of a product environment: cloudinary.com/documentation/
 * admin_api; what is deleted is gone at once: …/delete_assets; backed up versions can be deleted as well (delete_backed_up_assets):
 * github.com/cloudinary/pycloudinary, release 1.42.0. Keys can be given roles and policies since accounts moved to Roles and Permissions, free and paid ones
 * from 2026-05-12: …/permissions_custom_policies. All checked 2026-11-21. Nothing there speaks of an end.
 */
import { defineIssuer } from '../src/issuer.ts';
import { alike } from '../src/issuer-kit.ts';

const secret = alike({
  granularity: 'scoped',
  how: 'a key is good for one product environment, and has full control of it unless it was given a role',
  unknown: ['whether it was given a role that takes something away; without one it deletes all assets together with their backed up versions'],
  worst: ['destroy', 'project'],
  narrower: [
    {
      how: 'Make a key of its own and give it a role or policy with only the operations and folders of the job',
      url: 'https://cloudinary.com/documentation/permissions_custom_policies',
      since: '2026-05-12',
    },
    {
      how: 'Let browsers upload with an unsigned upload preset, which needs no secret',
      url: 'https://cloudinary.com/documentation/upload_presets',
    },
  ],
  lifecycle: { canBeEndless: true },
});

export default defineIssuer({ id: 'cloudinary', label: 'Cloudinary', kinds: { 'cloudinary-url': secret, 'cloudinary-api-secret': secret } });
