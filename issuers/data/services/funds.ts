/**
 * Exchanges, banks and the books of a company: money of one's own. What is sent away is lost as data is, so the worst is `destroy` at least, unless a row
 * says otherwise. Claims no limit a vendor does not set.
 */
import type { Service } from './service.ts';

export default [
  {
    id: 'binance',
    label: 'Binance',
    kinds: {
      'binance-api-key': {
        group: 'funds',
        by: 'scopes',
        narrower: [
          'Make a key without withdrawals, bound to the addresses that use it',
          'https://www.binance.com/en/support/faq/how-to-create-api-keys-on-binance-360002502072',
        ],
      },
    },
  },
  { id: 'bitfinex', label: 'Bitfinex', kinds: { 'bitfinex-api-key': { group: 'funds', by: 'scopes' } } },
  {
    id: 'coinbase',
    label: 'Coinbase',
    kinds: {
      'coinbase-api-secret': {
        group: 'funds',
        by: 'scopes',
        narrower: [
          'Make a key with the permission to view alone, for the one portfolio',
          'https://docs.cdp.coinbase.com/get-started/authentication/cdp-api-keys',
        ],
      },
      'coinbase-token': { group: 'funds', by: 'scopes', unknown: 'whether it is a token of a person or the secret of the application' },
    },
  },
  {
    id: 'freshbooks',
    label: 'FreshBooks',
    kinds: {
      'freshbooks-token': {
        group: 'records',
        by: 'scopes',
        does: 'reads, changes and deletes invoices, expenses and clients',
        unknown: 'whether it is a token of a person or the secret of the application',
      },
    },
  },
  {
    id: 'kraken',
    label: 'Kraken',
    kinds: {
      'kraken-private-key': { group: 'funds', by: 'scopes', narrower: ['Make a key without the permission to withdraw, bound to the addresses that use it'] },
    },
  },
  { id: 'kucoin', label: 'KuCoin', kinds: { 'kucoin-api-secret': { group: 'funds', by: 'scopes' } } },
  {
    id: 'mercury',
    label: 'Mercury',
    kinds: {
      'mercury-api-token': {
        group: 'funds',
        by: 'scopes',
        does: 'reads accounts and statements and, where it may write, sends money away',
        narrower: ['Make a read-only token', 'https://docs.mercury.com/reference/getting-started-with-your-api'],
      },
    },
  },
  {
    id: 'plaid',
    label: 'Plaid',
    kinds: {
      'plaid-secret': {
        group: 'records',
        does: 'reads accounts and payments of people who connected a bank, moves money where that is on, and disconnects them: it needs an access token of each besides',
        worst: 'destroy/account',
      },
      'plaid-access-token': {
        group: 'records',
        does: 'reads accounts and payments of one bank login, and moves money where that is on: it needs the secret of its client besides',
        worst: 'destroy/resource',
      },
    },
  },
  {
    id: 'quickbooks',
    label: 'QuickBooks',
    kinds: {
      'quickbooks-client-secret': { group: 'app', by: 'scopes' },
      'quickbooks-refresh-token': {
        group: 'records',
        by: 'scopes',
        does: 'reads, changes and deletes the books of one company, and charges cards where that was granted: it needs the secret of its application besides',
        worst: 'destroy/account',
        ends: true,
      },
    },
  },
  {
    id: 'ramp',
    label: 'Ramp',
    kinds: {
      'ramp-client-secret': { group: 'funds', by: 'scopes', does: 'reads spending, makes cards and raises limits, and manages users', worst: 'admin/account' },
    },
  },
  {
    id: 'taxjar',
    label: 'TaxJar',
    kinds: {
      'taxjar-api-token': {
        group: 'records',
        does: 'computes taxes, and reads, changes and deletes orders and customers that were reported',
        worst: 'destroy/account',
      },
    },
  },
  {
    id: 'wise',
    label: 'Wise',
    kinds: {
      'wise-api-token': {
        group: 'funds',
        by: 'scopes',
        does: 'reads balances and recipients, prepares and sends transfers, unless a second approval is asked for',
        narrower: ['Make a token with limited access, or one that only reads'],
      },
    },
  },
  {
    id: 'xero',
    label: 'Xero',
    kinds: { 'xero-client-secret': { group: 'app', by: 'scopes', does: 'reads, changes and deletes the books of organizations that let the application in' } },
  },
] satisfies Service[];
