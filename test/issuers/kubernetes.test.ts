/**
 * Answers follow kubernetes.io/docs/reference/kubernetes-api (SelfSubjectReview, SelfSubjectAccessReview, SelfSubjectRulesReview), the claims
 * kubernetes.io/docs/reference/access-authn-authz/service-accounts-admin, read 2026-11-21.
 */
import { describe, expect, it } from 'vitest';
import detectors from '../../detectors/kubernetes.ts';
import kubernetes from '../../issuers/kubernetes.ts';
import { NoAnswer } from '../../src/issuer.ts';
import { Fake } from '../../src/kit.ts';
import { asking, judged, type Route, sortedLines } from './routes.ts';

const DOC = 'https://kubernetes.io/docs/reference/access-authn-authz/authorization/';
const secret = new Fake(1).jwt({ iss: 'https://kubernetes.default.svc', exp: 1900000000, sub: 'system:serviceaccount:my-namespace:my-serviceaccount' });
const facts = { namespace: 'my-namespace', serviceAccount: 'my-serviceaccount', expires: '2030-03-17T17:46:40.000Z' };
const kind = 'kubernetes-service-account-token';
const at = (path: string) => `POST k8s.acme.test/apis/${path}`;
const ME: Route = {
  status: 201,
  body: {
    kind: 'SelfSubjectReview',
    status: { userInfo: { username: 'system:serviceaccount:my-namespace:my-serviceaccount', groups: ['system:authenticated'] } },
  },
};
const allowed = (yes: boolean): Route => ({ status: 201, body: { kind: 'SelfSubjectAccessReview', status: { allowed: yes } } });
const rules = (resourceRules: unknown, incomplete = false): Route => ({ status: 201, body: { status: { resourceRules, nonResourceRules: [], incomplete } } });
const SELF = { verbs: ['create'], apiGroups: ['authorization.k8s.io'], resources: ['selfsubjectaccessreviews', 'selfsubjectrulesreviews'] };
const ask = (me: Route, whole: Route = allowed(false), listed: Route = rules([SELF])) => {
  const read = { reads: DOC as `https://${string}` };
  return asking(
    kubernetes,
    kind,
    { parts: { secret }, facts },
    {
      [at('authentication.k8s.io/v1/selfsubjectreviews')]: { ...read, ...me },
      [at('authorization.k8s.io/v1/selfsubjectaccessreviews')]: { ...read, ...whole },
      [at('authorization.k8s.io/v1/selfsubjectrulesreviews')]: { ...read, ...listed },
    },
    'https://k8s.acme.test',
  );
};

describe('offline', () => {
  it('a service account stands in its token, with its end', () =>
    expect(judged(kubernetes, kind, { secret }, facts)).toMatchObject({
      principal: { value: 'system:serviceaccount:my-namespace:my-serviceaccount' },
      expires: { value: '2030-03-17T17:46:40.000Z', evidence: { kind: 'token' } },
      reach: { value: 'admin', evidence: { kind: 'unknown' } },
    }));
  it('a token of before 1.24 does not end', () => {
    const old = new Fake(1).jwt({ iss: 'kubernetes/serviceaccount', sub: 'system:serviceaccount:a:b' });
    expect(judged(kubernetes, kind, { secret: old }, { namespace: 'a', serviceAccount: 'b' }).expires?.value).toBe('never');
  });
  it('a certificate of system:masters is the cluster', () => {
    const authority = judged(kubernetes, 'kubernetes-client-key', { secret: 'x' }, { user: 'kubernetes-admin', groups: ['system:masters'], host: '10.0.0.1' });
    expect(sortedLines(authority)).toEqual(['* admin account destroys data on the cluster at 10.0.0.1']);
    expect(authority).toMatchObject({ unknown: [], reach: { value: 'admin', evidence: { kind: 'token' } }, principal: { value: 'kubernetes-admin' } });
  });
  it('a k3s token of a server is the cluster, that of a node may be', () => {
    const token = (user: string) => ({ secret: `K10x::${user}:${new Fake(1).text('hex', 32)}` });
    expect(judged(kubernetes, 'k3s-token', token('server'), {}).unknown).toEqual([]);
    expect(judged(kubernetes, 'k3s-token', token('node'), {}).unknown).toHaveLength(1);
  });
});

describe('asked', () => {
  it('narrow: looks at pods in its namespace', async () => {
    const answer = await ask(ME, allowed(false), rules([SELF, { verbs: ['get', 'list'], apiGroups: [''], resources: ['pods', 'services'] }]));
    expect(sortedLines(answer)).toEqual([
      'get read project on 2 kinds of resources: pods, services in namespace my-namespace',
      'list read project on 2 kinds of resources: pods, services in namespace my-namespace',
    ]);
    expect(answer.unknown).toEqual(['what it may do in other namespaces than my-namespace']);
  });
  it('wider: deletes volumes, makes pods, binds roles', async () => {
    const answer = await ask(
      ME,
      allowed(false),
      rules(
        [
          { verbs: ['delete'], resources: ['persistentvolumeclaims'] },
          { verbs: ['create'], resources: ['pods'] },
          { verbs: ['bind'], resources: ['roles'] },
        ],
        true,
      ),
    );
    expect(sortedLines(answer)).toEqual([
      'bind admin project on roles in namespace my-namespace',
      'create write project on pods in namespace my-namespace',
      'delete destroy project destroys data on persistentvolumeclaims in namespace my-namespace',
    ]);
    expect(answer.unknown).toHaveLength(2);
  });
  it('wide: everything', async () => {
    const answer = await ask(ME, allowed(true));
    expect(sortedLines(answer)).toEqual(['* admin account destroys data on the cluster']);
    expect(answer.unknown).toEqual([]);
    expect(answer.asked).toHaveLength(2);
  });
  it('a cluster before 1.28 tells no name', async () => expect(await ask({ status: 404, body: {} }, allowed(true))).toMatchObject({ state: 'live' }));
  it('revoked or expired', async () => expect((await ask({ status: 401, body: { kind: 'Status', code: 401 } })).state).toBe('dead'));
  it.each<[string, Route]>([
    ['limited', { status: 429 }],
    ['an error', { status: 500 }],
    ['no JSON', { status: 201, body: '<html>' }],
    ['not what is documented', { status: 201, body: [] }],
    ['forbidden', { status: 403, body: {} }],
  ])('%s', async (_, route) => {
    await expect(ask(route)).rejects.toThrow(NoAnswer);
    await expect(ask(ME, route)).rejects.toThrow(NoAnswer);
    await expect(ask(ME, allowed(false), route)).rejects.toThrow(NoAnswer);
  });
});

it('knows every kind on the shelf', () => expect(Object.keys(kubernetes.kinds).sort()).toEqual(detectors.map((d) => d.id).sort()));
