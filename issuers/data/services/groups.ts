/**
 * What credentials of a group can do. Each vendor's kind names its group (the tables beside this file); what holds of the whole group is said here, once.
 * Those that can do one thing by their nature are in single.ts; in the others it depends on how the credential was made, and then the
 * worst of the group is assumed until somebody knows better. What can be set up again is no loss: to delete it is `write`. A group never makes a
 * credential harmless that its vendor does not limit.
 */
import { type Group, SINGLE } from './single.ts';

export const GROUPS = {
  ...SINGLE,
  /** Models for money. */
  ai: {
    how: 'such a key uses models, which costs money',
    grants: [{ action: 'ask models', resource: 'the account', reach: 'write', breadth: 'account', means: 'costs money' }],
    does: 'reads and deletes what was uploaded or kept there: files, batches, tuned models, logs',
    data: true,
    worst: 'destroy/account',
  },
  /** Machines for hire. */
  compute: {
    how: 'such a key starts machines or runs, which costs money',
    grants: [],
    does: 'starts machines at your cost, reads what runs and lies there with its secrets, and deletes it',
    data: true,
    worst: 'admin/account',
  },
  /** Mail, text messages, push messages, chat. */
  messages: {
    how: 'such a key sends in your name and at your cost',
    grants: [],
    does: 'sends in your name and at your cost, reads and deletes recipients, lists, templates and logs',
    data: true,
    worst: 'admin/account',
  },
  /** Calls, chat and video of an application's own users. */
  realtime: {
    how: 'such a key speaks for the application to all its users',
    grants: [],
    does: 'reads and sends messages of all users of the application, and lets anybody in',
    data: true,
    worst: 'admin/project',
  },
  /** Payments of customers. */
  payments: {
    how: 'such a key moves money of your customers',
    grants: [],
    does: 'pays back or pays out, which nobody can undo, and reads and deletes customers and what they paid',
    data: true,
    worst: 'admin/account',
  },
  /** Banks and exchanges: money of your own. */
  funds: {
    how: 'such a key moves money of your own',
    grants: [],
    does: 'reads balances, trades, and sends money away, which nobody can undo',
    worst: 'admin/account',
  },
  /** Customers, support, staff, sales, surveys, signatures. */
  records: {
    how: 'such a key opens records of people',
    grants: [],
    does: 'reads, changes and deletes records of customers or staff, and what they wrote',
    data: true,
    worst: 'admin/account',
  },
  /** Documents, designs, tasks, tables, files, time. */
  office: {
    how: 'such a token opens the work of a team',
    grants: [],
    does: 'reads, changes and deletes documents, files, tasks or designs of the team',
    data: true,
    worst: 'admin/account',
  },
  /** Networks of people. */
  social: {
    how: 'such a token acts for an account on a network of people',
    grants: [],
    does: 'posts in its name, reads what is not public, and deletes what was posted',
    data: true,
    worst: 'destroy/account',
  },
  /** Shops, sites, media, translations. */
  content: {
    how: 'such a key opens the content of a site, shop or media library',
    grants: [],
    does: 'reads, changes and deletes pages, products, orders, texts or media',
    data: true,
    worst: 'admin/account',
  },
  /** Who may sign in. */
  identity: {
    how: 'such a key stands above those who sign in',
    grants: [],
    does: 'reads, makes and deletes users, and lets anybody in as one of them',
    data: true,
    worst: 'admin/account',
  },
  /** Where secrets are kept. */
  secrets: {
    how: 'such a credential opens a store of secrets',
    grants: [],
    does: 'reads the secrets kept there, each of which is a credential of its own, and changes and deletes them',
    data: true,
    worst: 'admin/account',
  },
  /** Logs, metrics, alarms, analytics. */
  watch: {
    how: 'such a key opens what is recorded of your systems or visitors',
    grants: [],
    does: 'reads logs, metrics or visits, silences alarms, deletes dashboards and records',
    data: true,
    worst: 'admin/account',
  },
  /** Builds, deployments, tests. */
  build: {
    how: 'such a token steers builds or deployments',
    grants: [],
    does: 'starts builds or deployments, which see their secrets, and changes and deletes projects',
    data: true,
    worst: 'admin/account',
  },
  /** Registries of packages and images. */
  packages: {
    how: 'such a token opens a registry of packages',
    grants: [],
    does: 'reads private packages, publishes versions that others install and run, and deletes some',
    data: true,
    worst: 'admin/account',
  },
  /** Source code and what is found in it. */
  code: {
    how: 'such a token opens source code or what was found in it',
    grants: [],
    does: 'reads private code or its weaknesses, changes or deletes projects',
    data: true,
    worst: 'admin/account',
  },
  /** Servers and networks of one's own. */
  server: {
    how: 'such a token commands a server or network of your own',
    grants: [],
    does: 'runs programs there, reads the secrets in it, changes and deletes what it holds',
    data: true,
    worst: 'admin/account',
  },
  /** Things with sensors. */
  devices: {
    how: 'such a key speaks to devices',
    grants: [],
    does: 'reads what they measured, steers them, and deletes what was recorded',
    data: true,
    worst: 'admin/account',
  },
  /** Secrets of an application that others let act for them. */
  app: {
    how: 'such a secret proves to the vendor that its holder is the application',
    grants: [{ action: 'act as the application', resource: 'the application', reach: 'write', breadth: 'project', means: 'asks for tokens in its name' }],
    does: 'acts for people who let the application in: it needs a code or refresh token of theirs besides, and can do what they granted',
    worst: 'admin/account',
    narrower: ['Take from the application the permissions its job does not need, and give each environment an application of its own'],
  },
} satisfies Record<string, Group>;

export type GroupId = keyof typeof GROUPS;
