/** Methods (see methods.ts) that use something which runs with a role already. */
import { type Method, use } from './method.ts';

export const USES: readonly Method[] = [
  use('apprunner-002', 'tasks.apprunner', 'apprunner:UpdateService', 'an App Runner service'),
  use('batch-submitjob', 'ecs-tasks', 'batch:SubmitJob', 'a Batch job definition'),
  use(
    'bedrock-002',
    'bedrock-agentcore',
    'bedrock-agentcore:StartCodeInterpreterSession bedrock-agentcore:InvokeCodeInterpreter',
    'a Bedrock AgentCore code interpreter',
  ),
  use(
    'bedrock-agentcore-connectbrowserautomationstream-bedrock-agentcore-startbrowsersession',
    'bedrock-agentcore',
    'bedrock-agentcore:ConnectBrowserAutomationStream bedrock-agentcore:StartBrowserSession',
    'a Bedrock AgentCore browser',
  ),
  use('bedrock-agentcore-invokeagentruntimecommand', 'bedrock-agentcore', 'bedrock-agentcore:InvokeAgentRuntimeCommand', 'a Bedrock AgentCore runtime'),
  use('cloudformation-002', 'cloudformation', 'cloudformation:UpdateStack', 'a CloudFormation stack'),
  use('cloudformation-005', 'cloudformation', 'cloudformation:CreateChangeSet cloudformation:ExecuteChangeSet', 'a CloudFormation stack'),
  use('codebuild-002', 'codebuild', 'codebuild:StartBuild', 'a CodeBuild project'),
  use('codebuild-003', 'codebuild', 'codebuild:StartBuildBatch', 'a CodeBuild project'),
  use(
    'codedeploy-001',
    'ec2',
    'codedeploy:CreateDeployment codedeploy:GetDeploymentConfig codedeploy:RegisterApplicationRevision',
    'a CodeDeploy deployment group, whose instances run',
  ),
  use('ec2-002', 'ec2', 'ec2:ModifyInstanceAttribute ec2:StopInstances ec2:StartInstances', 'an EC2 instance'),
  use('ec2-004', 'ec2', 'ec2:CreateLaunchTemplateVersion ec2:ModifyLaunchTemplate', 'a launch template'),
  use('ec2-instance-connect-sendsshpublickey', 'ec2', 'ec2-instance-connect:SendSSHPublicKey', 'an EC2 instance that can be reached', {
    also: ['ec2instanceconnect-003'],
  }),
  use('ecs-describetasks-ecs-executecommand', 'ecs-tasks', 'ecs:DescribeTasks ecs:ExecuteCommand', 'an ECS task with ECS Exec'),
  use('eks-createaccessentry-eks-associateaccesspolicy', 'ec2', 'eks:CreateAccessEntry eks:AssociateAccessPolicy', 'an EKS cluster, whose nodes run', {
    reasoned: 'makes the caller an administrator of the cluster, who reads the credentials of its nodes',
  }),
  use(
    'elasticbeanstalk-updateenvironment-elasticbeanstalk-createapplicationversion',
    'ec2',
    'elasticbeanstalk:UpdateEnvironment elasticbeanstalk:CreateApplicationVersion',
    'an Elastic Beanstalk environment',
    {
      reasoned: 'the environment’s instances run the new version of the application',
    },
  ),
  use('airflow-createweblogintoken', 'airflow-env', 'airflow:CreateWebLoginToken', 'an MWAA environment', {
    reasoned: 'who signs in as an administrator of Airflow runs tasks with the role of the environment',
  }),
  use('glue-002', 'glue', 'glue:UpdateDevEndpoint', 'a Glue development endpoint', { legacy: true }),
  use('lambda-003', 'lambda', 'lambda:UpdateFunctionCode', 'a Lambda function', { also: ['lambda-004', 'lambda-005'] }),
  use('lambda-updatefunctionconfiguration', 'lambda', 'lambda:UpdateFunctionConfiguration', 'a Lambda function'),
  use('sagemaker-004', 'sagemaker', 'sagemaker:CreatePresignedNotebookInstanceUrl', 'a SageMaker notebook'),
  use(
    'sagemaker-005',
    'sagemaker',
    'sagemaker:CreateNotebookInstanceLifecycleConfig sagemaker:StopNotebookInstance sagemaker:UpdateNotebookInstance sagemaker:StartNotebookInstance',
    'a SageMaker notebook',
  ),
  use('sagemaker-createpresigneddomainurl', 'sagemaker', 'sagemaker:CreatePresignedDomainUrl', 'a user profile of SageMaker Studio', {
    reasoned: 'opens the Studio of another user profile, with its execution role',
  }),
  use('ssm-001', 'ec2', 'ssm:StartSession', 'an EC2 instance with the SSM agent'),
  use('ssm-002', 'ec2', 'ssm:SendCommand', 'an EC2 instance with the SSM agent'),
  use('stepfunctions-002', 'states', 'states:StartExecution states:UpdateStateMachine', 'a state machine of Step Functions'),
];
