/**
 * Vendors that keep sites, shops, media, texts with their translations, and links. Claims no limit a vendor does not set.
 */
import type { Service } from './service.ts';

export default [
  {
    id: 'bigcommerce',
    label: 'BigCommerce',
    kinds: {
      'bigcommerce-access-token': {
        group: 'content',
        by: 'scopes',
        does: 'reads, changes and deletes products, orders and customers of the shop',
        worst: 'admin/account',
      },
    },
  },
  {
    id: 'bitly',
    label: 'Bitly',
    kinds: { 'bitly-access-token': { group: 'content', by: 'role', does: 'makes short links, leads existing ones elsewhere, and reads who followed them' } },
  },
  { id: 'crowdin', label: 'Crowdin', kinds: { 'crowdin-token': { group: 'content', by: 'both', worst: 'admin/account' } } },
  {
    id: 'datocms',
    label: 'DatoCMS',
    kinds: {
      'datocms-api-token': {
        group: 'content',
        by: 'role',
        does: 'reads, changes and deletes content, models and environments of one project',
        worst: 'admin/project',
      },
    },
  },
  {
    id: 'ghost',
    label: 'Ghost',
    kinds: {
      'ghost-admin-api-key': { group: 'content', does: 'reads, changes, mails and deletes posts, themes and members of the site', worst: 'admin/project' },
    },
  },
  {
    id: 'imagekit',
    label: 'ImageKit',
    kinds: {
      'imagekit-private-key': {
        group: 'content',
        does: 'reads, changes and deletes all media and folders',
        worst: 'admin/account',
        narrower: ['Make a restricted key with only the permissions the job needs'],
      },
    },
  },
  {
    id: 'kontent',
    label: 'Kontent.ai',
    kinds: {
      'kontent-api-key': {
        group: 'content',
        by: 'both',
        does: 'reads or, as a key for management, changes and deletes content and environments',
        worst: 'admin/account',
      },
    },
  },
  {
    id: 'lokalise',
    label: 'Lokalise',
    kinds: {
      'lokalise-api-token': {
        group: 'content',
        by: 'role',
        does: 'reads, changes and deletes texts and projects of its user, and makes keys and members',
        worst: 'admin/account',
      },
    },
  },
  {
    id: 'mux',
    label: 'Mux',
    kinds: {
      'mux-token-secret': {
        group: 'content',
        by: 'scopes',
        does: 'reads, uploads and deletes videos and streams of one environment, and makes signing keys',
        worst: 'admin/project',
      },
    },
  },
  {
    id: 'phrase',
    label: 'Phrase',
    kinds: {
      'phrase-access-token': {
        group: 'content',
        by: 'scopes',
        worst: 'admin/organization',
        narrower: ['Make a token with the scope read, where the job only fetches texts'],
      },
    },
  },
  {
    id: 'readme',
    label: 'ReadMe',
    kinds: {
      'readme-api-key': { group: 'content', by: 'place', does: 'reads, changes and deletes pages and versions of one project', worst: 'destroy/project' },
    },
  },
  {
    id: 'rebrandly',
    label: 'Rebrandly',
    kinds: {
      'rebrandly-api-key': {
        group: 'content',
        by: 'role',
        does: 'makes and deletes short links, leads existing ones elsewhere, and changes domains',
      },
    },
  },
  {
    id: 'squarespace',
    label: 'Squarespace',
    kinds: {
      'squarespace-api-key': {
        group: 'content',
        by: 'scopes',
        does: 'reads orders and customers, and changes and deletes products of one site',
        worst: 'destroy/project',
      },
    },
  },
  {
    id: 'storyblok',
    label: 'Storyblok',
    checked: 'storyblok.com/docs/concepts/access-tokens, 2026-11-21',
    kinds: {
      'storyblok-token': { group: 'content', by: 'place', does: 'reads content of one space, drafts too where it is a preview token', worst: 'read/project' },
      'storyblok-personal-token': {
        group: 'content',
        by: 'role',
        does: 'reads, changes and deletes content, members and spaces of its user',
        worst: 'admin/account',
      },
    },
  },
  { id: 'transifex', label: 'Transifex', kinds: { 'transifex-api-token': { group: 'content', by: 'role', worst: 'admin/organization' } } },
  {
    id: 'uploadcare',
    label: 'Uploadcare',
    checked: 'uploadcare.com/docs/keys, 2026-11-21',
    kinds: {
      'uploadcare-secret-key': {
        group: 'content',
        by: 'place',
        does: 'reads, changes and deletes all files and webhooks of one project',
        worst: 'destroy/project',
      },
    },
  },
  {
    id: 'webflow',
    label: 'Webflow',
    kinds: {
      'webflow-api-token': {
        group: 'content',
        by: 'scopes',
        does: 'reads, changes, publishes and deletes content, orders and members of a site',
        worst: 'admin/account',
      },
    },
  },
  {
    id: 'wix',
    label: 'Wix',
    kinds: { 'wix-api-key': { group: 'content', by: 'both', does: 'reads, changes and deletes content, orders, members and sites', worst: 'admin/account' } },
  },
  {
    id: 'woocommerce',
    label: 'WooCommerce',
    kinds: {
      'woocommerce-consumer-secret': {
        group: 'content',
        by: 'role',
        does: 'reads, changes and deletes products, orders and customers of the shop',
        worst: 'admin/project',
        narrower: ['Make a key with the permission Read', 'https://woocommerce.com/document/woocommerce-rest-api/'],
      },
    },
  },
] satisfies Service[];
