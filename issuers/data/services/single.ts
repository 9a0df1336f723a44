/**
 * Groups whose credentials can do one thing, and nothing else by the nature of the product; and what a group is. What the one thing leads to may still
 * be unknown: then the group says so, and its worst is what it may lead to.
 */
import type { Breadth, Reach } from '../../../src/grants.ts';
import type { Granted } from '../../../src/issuer.ts';

/** `destroy/account`: how far, and on how much. */
export type Worst = `${Reach}/${Breadth}`;

export interface Group {
  /** What holds of all its credentials, as one sentence without its end. */
  how: string;
  /** What is certain of every credential of the group. */
  grants: Granted[];
  /** What depends on the credential, as verbs that go on from `it`: `reads and deletes tickets`. Absent: nothing does, and the grants are all there are. */
  does?: string;
  /** What nobody here can know of any of them. */
  unknown?: string;
  /** Whether what it deletes is somebody's data. */
  data?: true;
  worst: Worst;
  /** The way to less, where it is the same for all of them. */
  narrower?: readonly [how: string, url?: string];
}

/** A group whose credentials can do one thing, and nothing else by the nature of the product. */
const fixed = (how: string, action: string, resource: string, worst: Worst, means: string): Group => {
  const [reach, breadth] = worst.split('/') as [Reach, Breadth];
  return { how, grants: [{ action, resource, reach, breadth, means }], worst };
};

export const SINGLE = {
  /** Weather, maps, addresses, prices, news, search, pictures, chains' explorers, pages fetched for money. */
  lookup: fixed(
    'such a key looks up what its vendor offers to everybody',
    'look up',
    'data the vendor offers to everybody',
    'read/account',
    'uses up the quota or is billed',
  ),
  /** Keys that are sent to every browser or phone. */
  public: fixed(
    'such a key is made to be sent to every browser or app, and so is no secret',
    'use as any visitor',
    'what every visitor of the site or app is given',
    'read/project',
    'does what every visitor of the site or app can do; strangers can use it at your cost',
  ),
  /** Keys that add records and read none. */
  ingest: fixed(
    'such a key takes records in',
    'send records',
    'the place its records go to',
    'write/project',
    'adds events, logs or errors, false ones too, and uses up the quota; it reads and deletes none',
  ),
  /** Tokens with which a build hands in its reports. */
  upload: fixed(
    'such a token takes in reports of builds and tests',
    'upload reports',
    'one project',
    'write/project',
    'hands in reports of builds and tests, false ones too, which may let a bad change pass',
  ),
  /** An address that posts into one place. */
  webhook: fixed('whoever has the address can post to it', 'post', 'one channel', 'write/resource', 'posts messages into one channel; it reads none'),
  /** Keys that prove who sent a message. */
  forge: fixed(
    'such a secret signs messages and opens no API',
    'sign messages',
    'the receiver that checks them',
    'write/project',
    'makes messages that your side takes for true ones; it opens no API',
  ),
  /** Secrets with which a server asks whether a visitor passed a test. */
  verify: fixed('such a secret only checks answers', 'siteverify', 'one site', 'read/resource', 'checks answers of visitors, and uses up the quota'),
  /** Keys that only send. */
  send: fixed(
    'such a key only sends',
    'send',
    'the account',
    'write/account',
    'sends in your name and at your cost, which may cost you the good name of the sender',
  ),
  /** Keys that decrypt and do nothing else. */
  decrypt: {
    how: 'such a key opens nothing by itself: it decrypts what was encrypted for it',
    grants: [
      { action: 'decrypt', resource: 'what was encrypted for it', reach: 'read', breadth: 'project', means: 'decrypts files, old versions of them too' },
    ],
    unknown: 'which files those are, and whether they hold other credentials',
    worst: 'read/project',
  },
  /** Keys that join a private network. */
  network: {
    how: 'such a key opens nothing by itself: it makes its holder a member of a private network',
    grants: [{ action: 'join the network', resource: 'one private network', reach: 'write', breadth: 'project', means: 'comes in as one of its members' }],
    unknown: 'which servers there trust whoever is inside',
    worst: 'destroy/project',
  },
  /** An address that starts a workflow. */
  trigger: {
    how: 'whoever has it can start the workflow',
    grants: [{ action: 'start', resource: 'one workflow', reach: 'write', breadth: 'resource', means: 'starts the workflow with content of the holder' }],
    unknown: 'what the workflow does with it in the systems it is connected to',
    worst: 'destroy/project',
  },
} satisfies Record<string, Group>;
