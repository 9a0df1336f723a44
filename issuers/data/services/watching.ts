/**
 * Vendors of logs, metrics, alarms and error tracking. Keys that only take records in are told from those that read and delete; where one detector finds
 * both, the worse is assumed.
 */
import type { Service } from './service.ts';

export default [
  {
    id: 'airbrake',
    label: 'Airbrake',
    kinds: {
      'airbrake-key': { group: 'watch', unknown: 'whether it is the key of a project, which takes errors in, or that of a user', worst: 'admin/account' },
    },
  },
  {
    id: 'axiom',
    label: 'Axiom',
    kinds: {
      'axiom-token': {
        group: 'watch',
        by: 'both',
        unknown: 'whether it is a personal token, which can do what its user can',
        worst: 'admin/organization',
        narrower: ['Make an API token that only takes records into the one dataset', 'https://axiom.co/docs/reference/tokens'],
      },
    },
  },
  {
    id: 'betterstack',
    label: 'Better Stack',
    kinds: { 'betterstack-token': { group: 'watch', unknown: 'whether it is the token of a source, of one team or of all' } },
  },
  {
    id: 'bugsnag',
    label: 'BugSnag',
    kinds: {
      'bugsnag-key': {
        group: 'watch',
        unknown: 'whether it is the key of a project, which takes errors in, or the token of a user',
        worst: 'admin/organization',
      },
    },
  },
  {
    id: 'checkly',
    label: 'Checkly',
    kinds: { 'checkly-api-key': { group: 'watch', by: 'role', does: 'changes and deletes checks, and reads the variables and secrets they use' } },
  },
  {
    id: 'dynatrace',
    label: 'Dynatrace',
    kinds: { 'dynatrace-token': { group: 'watch', by: 'scopes', does: 'reads logs and traces, changes settings, and makes tokens' } },
  },
  {
    id: 'grafana',
    label: 'Grafana',
    kinds: {
      'grafana-service-account-token': {
        group: 'watch',
        by: 'role',
        does: 'reads all data sources, changes and deletes dashboards, and manages users',
        worst: 'admin/organization',
      },
      'grafana-cloud-token': {
        group: 'watch',
        by: 'both',
        does: 'writes and reads metrics and logs, deletes stacks, and makes tokens',
        worst: 'admin/organization',
      },
      'grafana-api-key': {
        group: 'watch',
        by: 'role',
        does: 'reads all data sources, changes and deletes dashboards, and manages users',
        worst: 'admin/organization',
        replacedBy: { what: 'a service account token', since: '2022-06-14', url: 'https://grafana.com/docs/grafana/latest/administration/service-accounts/' },
      },
    },
  },
  {
    id: 'honeybadger',
    label: 'Honeybadger',
    kinds: { 'honeybadger-key': { group: 'watch', unknown: 'whether it is the key of a project, which takes errors in, or the token of a user' } },
  },
  {
    id: 'honeycomb',
    label: 'Honeycomb',
    checked: 'docs.honeycomb.io/get-started/best-practices/api-keys, 2026-11-21',
    kinds: {
      'honeycomb-ingest-key': { group: 'ingest', breadth: 'project' },
      'honeycomb-configuration-key': {
        group: 'watch',
        by: 'scopes',
        does: 'runs queries, and changes and deletes boards, triggers and datasets of one environment',
        worst: 'destroy/project',
      },
      'honeycomb-management-key': { group: 'watch', by: 'scopes', does: 'makes and deletes environments and keys of the team', worst: 'admin/account' },
    },
  },
  { id: 'loggly', label: 'Loggly', kinds: { 'loggly-customer-token': { group: 'ingest', breadth: 'account' } } },
  { id: 'logzio', label: 'Logz.io', kinds: { 'logzio-token': { group: 'watch', unknown: 'whether it is a token that ships logs or one of the API' } } },
  { id: 'mezmo', label: 'Mezmo', kinds: { 'mezmo-key': { group: 'watch', unknown: 'whether it is an ingestion key or a service key' } } },
  {
    id: 'newrelic',
    label: 'New Relic',
    checked: 'docs.newrelic.com/docs/apis/intro-apis/new-relic-api-keys, 2026-11-21',
    kinds: {
      'newrelic-user-key': {
        group: 'watch',
        by: 'role',
        does: 'reads and changes what its user can in all accounts, and makes keys',
        worst: 'admin/organization',
      },
      'newrelic-license-key': { group: 'ingest', breadth: 'account' },
      'newrelic-rest-key': { group: 'watch', by: 'unclear', does: 'reads, changes and deletes by the older API, users too where it is an admin key' },
      'newrelic-insights-key': {
        group: 'watch',
        does: 'takes events in or reads all of the account, depending on which of the two it is',
        worst: 'write/account',
      },
      'newrelic-browser-key': 'public',
    },
  },
  {
    id: 'opsgenie',
    label: 'Opsgenie',
    kinds: { 'opsgenie-api-key': { group: 'watch', by: 'scopes', does: 'closes and deletes alerts, and changes who is called, teams and users' } },
  },
  {
    id: 'pagerduty',
    label: 'PagerDuty',
    kinds: {
      'pagerduty-api-key': { group: 'watch', by: 'role', does: 'reads and closes incidents, deletes services, and changes who is called, users too' },
      'pagerduty-integration-key': {
        group: 'ingest',
        checked: 'docs.influxdata.com/flux/v0/stdlib/pagerduty/sendevent, 2026-11-21',
        grants: [
          {
            action: 'resolve',
            resource: 'incidents of one service',
            reach: 'write',
            breadth: 'resource',
            means: 'wakes people up, and closes incidents that it opened',
          },
        ],
      },
    },
  },
  {
    id: 'papertrail',
    label: 'Papertrail',
    kinds: { 'papertrail-token': { group: 'watch', by: 'role', does: 'reads all logs, deletes systems and searches, and changes users' } },
  },
  {
    id: 'raygun',
    label: 'Raygun',
    kinds: { 'raygun-key': { group: 'watch', unknown: 'whether it is the key of an application, which takes errors in, or the token of a user' } },
  },
  {
    id: 'rollbar',
    label: 'Rollbar',
    kinds: {
      'rollbar-access-token': {
        group: 'watch',
        by: 'scopes',
        does: 'takes errors in, reads them, and changes projects, teams and users where it is one of the account',
        narrower: ['Make a project token with post_server_item or post_client_item alone', 'https://docs.rollbar.com/docs/access-tokens'],
      },
    },
  },
  {
    id: 'solarwinds',
    label: 'SolarWinds',
    kinds: { 'appoptics-token': { group: 'watch', by: 'scopes' }, 'librato-token': { group: 'watch', by: 'scopes' } },
  },
  {
    id: 'splunk',
    label: 'Splunk',
    kinds: {
      'splunk-hec-token': { group: 'ingest', checked: 'help.splunk.com, HTTP Event Collector, 2026-11-21' },
      'splunk-observability-token': {
        group: 'watch',
        by: 'scopes',
        does: 'takes metrics in or, as one for the API, reads, changes and deletes dashboards, detectors and members',
        worst: 'admin/organization',
      },
    },
  },
  {
    id: 'statuspage',
    label: 'Statuspage',
    kinds: {
      'statuspage-api-key': {
        group: 'watch',
        by: 'role',
        does: 'tells the public what is broken, mails subscribers, and deletes incidents and users',
        worst: 'admin/organization',
      },
    },
  },
  {
    id: 'sumologic',
    label: 'Sumo Logic',
    kinds: {
      'sumologic-access-key': { group: 'watch', by: 'role', worst: 'admin/organization' },
      'sumologic-http-source': { group: 'ingest', breadth: 'resource' },
    },
  },
  {
    id: 'uptimerobot',
    label: 'UptimeRobot',
    kinds: {
      'uptimerobot-api-key': {
        group: 'watch',
        does: 'reads, changes, pauses and deletes monitors, where it is the main key and not a read-only or monitor key',
        worst: 'destroy/account',
        narrower: ['Use the read-only key, or the key of the one monitor', 'https://uptimerobot.com/api/'],
      },
    },
  },
] satisfies Service[];
