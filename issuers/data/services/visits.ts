/**
 * Vendors that record what visitors do, and switch features for them. Keys that only take records in are told from those that read and delete.
 * Claims no limit a vendor does not set.
 */
import type { Service } from './service.ts';

export default [
  {
    id: 'amplitude',
    label: 'Amplitude',
    checked: 'amplitude.com/docs/apis/keys-and-tokens, 2026-11-21',
    kinds: {
      'amplitude-api-key': 'ingest',
      'amplitude-secret-key': {
        group: 'watch',
        does: 'exports all events of the project with its API key, and deletes users and what they did',
        worst: 'destroy/project',
      },
    },
  },
  {
    id: 'fullstory',
    label: 'FullStory',
    kinds: { 'fullstory-api-key': { group: 'watch', by: 'role', does: 'reads recorded visits, and deletes people with what they did' } },
  },
  {
    id: 'launchdarkly',
    label: 'LaunchDarkly',
    checked: 'launchdarkly.com/docs/home/account/environment/keys, 2026-11-21',
    kinds: {
      'launchdarkly-api-token': {
        group: 'build',
        by: 'both',
        does: 'switches features of your applications, and deletes flags, projects and members',
        narrower: ['Make a token with a custom role for the one project, or with the role Reader', 'https://launchdarkly.com/docs/home/account/api'],
      },
      'launchdarkly-sdk-key': {
        group: 'watch',
        by: 'place',
        does: 'reads all flags of one environment with their rules, and reports how they were used, falsely too',
        worst: 'write/project',
      },
      'launchdarkly-mobile-key': 'public',
    },
  },
  {
    id: 'mixpanel',
    label: 'Mixpanel',
    kinds: {
      'mixpanel-project-token': {
        group: 'watch',
        by: 'place',
        does: 'takes events in, and changes profiles of people and deletes them for good; it reads none',
        worst: 'destroy/project',
        checked: 'docs.mixpanel.com/reference/delete-profile, 2026-11-21',
      },
      'mixpanel-api-secret': {
        group: 'watch',
        does: 'exports all events of the project with the people in them, and brings events in',
        worst: 'destroy/project',
        narrower: ['Use a service account with the least role in the one project', 'https://developer.mixpanel.com/reference/service-accounts'],
      },
    },
  },
  {
    id: 'posthog',
    label: 'PostHog',
    checked: 'posthog.com/docs/api and …/api/scopes, 2026-11-21',
    kinds: {
      'posthog-personal-key': {
        group: 'watch',
        by: 'both',
        does: 'reads events and people, deletes them, switches features and changes members',
        worst: 'admin/organization',
        narrower: ['Make a key with only the scopes the job needs, for the one project', 'https://posthog.com/docs/api'],
      },
      'posthog-project-key': {
        group: 'ingest',
        grants: [{ action: 'flags', resource: 'one project', reach: 'read', breadth: 'project', means: 'asks which features somebody has' }],
      },
      'posthog-feature-flags-key': {
        group: 'watch',
        by: 'scopes',
        does: 'reads the flags of one project with their rules or, where it is a newer secret key of the project, what its scopes allow',
        worst: 'destroy/project',
      },
    },
  },
  {
    id: 'segment',
    label: 'Segment',
    kinds: {
      'segment-write-key': 'ingest',
      'segment-public-api-token': {
        group: 'watch',
        by: 'both',
        does: 'changes and deletes sources, destinations and users of the workspace, and reads their keys',
      },
    },
  },
] satisfies Service[];
