/**
 * Vendors that move money: payments of customers, banks, exchanges, accounts kept there, labels and flights that are bought. Money sent away is lost
 * as data is, so the worst is `destroy` at least. Claims no limit a vendor does not set.
 */
import type { Service } from './service.ts';

export default [
  { id: 'adyen', label: 'Adyen', kinds: { 'adyen-api-key': { group: 'payments', by: 'both', worst: 'admin/organization' } } },
  {
    id: 'amazon-seller',
    label: 'Amazon sellers',
    kinds: {
      'amazon-mws-token': {
        group: 'records',
        does: 'reads orders and changes offers of the seller with the keys of a developer; Amazon has switched that API off',
        worst: 'destroy/account',
      },
      'amazon-oauth-client-secret': { group: 'app', by: 'scopes' },
    },
  },
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
    id: 'braintree',
    label: 'Braintree',
    kinds: {
      'braintree-access-token': {
        group: 'payments',
        by: 'scopes',
        does: 'charges, pays back, and reads and deletes customers of a merchant that let the application in',
      },
      'braintree-private-key': { group: 'payments', by: 'role', does: 'charges, pays back, and reads and deletes customers and their cards' },
    },
  },
  {
    id: 'chargebee',
    label: 'Chargebee',
    kinds: {
      'chargebee-api-key': { group: 'payments', by: 'scopes', does: 'charges, pays back, ends subscriptions, and reads and deletes customers of the site' },
    },
  },
  { id: 'checkout-com', label: 'Checkout.com', kinds: { 'checkout-com-secret-key': { group: 'payments', by: 'scopes' } } },
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
    id: 'duffel',
    label: 'Duffel',
    kinds: { 'duffel-access-token': { group: 'payments', by: 'scopes', does: 'books and cancels flights with your balance, and reads who travels' } },
  },
  {
    id: 'easypost',
    label: 'EasyPost',
    checked: 'docs.easypost.com/docs/api-keys, 2026-11-21',
    kinds: {
      'easypost-api-key': {
        group: 'payments',
        does: 'buys labels with your balance, reads addresses, and reads the other keys of the account',
        worst: 'admin/account',
      },
    },
  },
  {
    id: 'flutterwave',
    label: 'Flutterwave',
    kinds: {
      'flutterwave-secret-key': { group: 'payments', does: 'pays back and pays out, and reads customers and what they paid', worst: 'destroy/account' },
      'flutterwave-encryption-key': {
        group: 'payments',
        does: 'encrypts card data for charges; it opens nothing without the secret key',
        worst: 'write/account',
      },
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
    id: 'gocardless',
    label: 'GoCardless',
    kinds: {
      'gocardless-access-token': {
        group: 'payments',
        by: 'scopes',
        does: 'takes payments from customers, pays back, cancels mandates, and reads customers and their banks',
      },
    },
  },
  {
    id: 'gumroad',
    label: 'Gumroad',
    kinds: { 'gumroad-access-token': { group: 'payments', by: 'scopes', does: 'pays sales back, deletes products, and reads who bought them' } },
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
    id: 'lemonsqueezy',
    label: 'Lemon Squeezy',
    kinds: { 'lemonsqueezy-api-key': { group: 'payments', does: 'pays orders back, ends subscriptions, and reads customers of all stores' } },
  },
  {
    id: 'lob',
    label: 'Lob',
    kinds: { 'lob-api-key': { group: 'payments', does: 'mails letters and cheques at your cost, and reads and deletes addresses and bank accounts' } },
  },
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
    id: 'mollie',
    label: 'Mollie',
    kinds: {
      'mollie-api-key': { group: 'payments', does: 'takes payments, pays back, and reads and deletes customers of one profile', worst: 'destroy/project' },
      'mollie-access-token': { group: 'payments', by: 'scopes', worst: 'admin/organization' },
    },
  },
  { id: 'paddle', label: 'Paddle', kinds: { 'paddle-api-key': { group: 'payments', by: 'scopes' }, 'paddle-webhook-secret': 'forge' } },
  {
    id: 'patreon',
    label: 'Patreon',
    kinds: {
      'patreon-token': {
        group: 'records',
        by: 'scopes',
        does: 'reads members with their mail addresses and what they pay',
        unknown: 'whether it is a token of a person or the secret of the application',
        worst: 'destroy/account',
      },
    },
  },
  {
    id: 'paypal',
    label: 'PayPal',
    kinds: { 'paypal-client-secret': { group: 'payments', by: 'scopes' }, 'paypal-access-token': { group: 'payments', by: 'scopes', ends: true } },
  },
  { id: 'paystack', label: 'Paystack', kinds: { 'paystack-secret-key': { group: 'payments' } } },
  {
    id: 'plaid',
    label: 'Plaid',
    kinds: {
      'plaid-secret': {
        group: 'records',
        does: 'with the access tokens of people who connected a bank: reads their accounts and payments, moves money where that is on, and disconnects them',
        worst: 'destroy/account',
      },
      'plaid-access-token': {
        group: 'records',
        does: 'with the secret of its client: reads accounts and payments of one bank login, and moves money where that is on',
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
        does: 'with the secret of its application: reads, changes and deletes the books of one company, and charges cards where that was granted',
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
  { id: 'razorpay', label: 'Razorpay', kinds: { 'razorpay-key-secret': { group: 'payments' } } },
  {
    id: 'recurly',
    label: 'Recurly',
    kinds: {
      'recurly-api-key': { group: 'payments', by: 'scopes', does: 'charges, pays back, ends subscriptions, and reads and closes accounts of the site' },
    },
  },
  { id: 'shippo', label: 'Shippo', kinds: { 'shippo-api-token': { group: 'payments', does: 'buys labels at your cost, and reads addresses and orders' } } },
  {
    id: 'square',
    label: 'Square',
    kinds: {
      'square-access-token': {
        group: 'payments',
        by: 'scopes',
        does: 'charges, pays back, and reads and deletes customers, orders and articles; one of the application itself can do all of that',
        unknown: 'whether it is the personal token of the developer, which has every permission',
      },
      'square-legacy-access-token': {
        group: 'payments',
        by: 'scopes',
        unknown: 'whether it is the personal token of the developer, which has every permission',
      },
      'square-application-secret': { group: 'app', by: 'scopes' },
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
