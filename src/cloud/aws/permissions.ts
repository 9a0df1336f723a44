/** The policy an audit needs: its questions and nothing else, and a denial of what would let the auditor itself read secrets. Only data. */
import { OPERATIONS } from './client.ts';

/** Actions whose answers hold secrets or data. An auditor that could use them would be a finding of its own. */
export const NEVER = [
  'dynamodb:BatchGetItem',
  'dynamodb:GetItem',
  'dynamodb:Query',
  'dynamodb:Scan',
  'ecr:GetAuthorizationToken',
  'kms:Decrypt',
  'lambda:GetFunction',
  'rds-data:ExecuteStatement',
  's3:GetObject',
  's3:GetObjectVersion',
  'secretsmanager:BatchGetSecretValue',
  'secretsmanager:GetSecretValue',
  'sqs:ReceiveMessage',
  'ssm:GetParameter',
  'ssm:GetParameterHistory',
  'ssm:GetParameters',
  'ssm:GetParametersByPath',
] as const;

/** As `aws iam create-policy --policy-document` takes it. */
export const auditPolicy = () => ({
  Version: '2012-10-17',
  Statement: [
    { Sid: 'KeyreachAudit', Effect: 'Allow', Action: OPERATIONS.map((o) => `iam:${o}`).sort(), Resource: '*' },
    { Sid: 'NeverReadSecrets', Effect: 'Deny', Action: [...NEVER], Resource: '*' },
  ],
});
