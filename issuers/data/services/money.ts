/**
 * Vendors that take payments of customers, sell for somebody, or buy labels, letters and flights. Money paid out is lost as data is, so the worst is
 * `destroy` at least. Claims no limit a vendor does not set.
 */
import type { Service } from './service.ts';

export default [
  {
    id: 'adyen',
    label: 'Adyen',
    checked: 'docs.adyen.com/development-resources/api-credentials/roles, 2026-11-21',
    kinds: { 'adyen-api-key': { group: 'payments', by: 'both', worst: 'admin/organization' } },
  },
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
  {
    id: 'checkout-com',
    label: 'Checkout.com',
    checked: 'checkout.com/docs/resources/api-authentication/api-keys, 2026-11-21',
    kinds: {
      'checkout-com-secret-key': {
        group: 'payments',
        by: 'scopes',
        narrower: ['Make a key for the one API the job uses', 'https://www.checkout.com/docs/resources/api-authentication/api-keys'],
      },
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
    id: 'mollie',
    label: 'Mollie',
    kinds: {
      'mollie-api-key': { group: 'payments', does: 'takes payments, pays back, and reads and deletes customers of one profile', worst: 'destroy/project' },
      'mollie-access-token': { group: 'payments', by: 'scopes', worst: 'admin/organization' },
    },
  },
  {
    id: 'paddle',
    label: 'Paddle',
    checked: 'developer.paddle.com/api-reference/api-keys and …/about/permissions, 2026-11-21',
    kinds: {
      'paddle-api-key': { group: 'payments', by: 'scopes', does: 'charges, pays back, ends subscriptions, reads and deletes customers, and rotates keys' },
      'paddle-webhook-secret': 'forge',
    },
  },
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
] satisfies Service[];
