/** Methods (see methods.ts) that hand a role to a service, which then runs what the caller wants. */
import { type Method, pass } from './method.ts';

export const PASSES: readonly Method[] = [
  pass('apprunner-001', 'tasks.apprunner', 'apprunner:CreateService'),
  pass(
    'autoscaling-createautoscalinggroup-autoscaling-createlaunchconfiguration-iam-passrole',
    'ec2',
    'autoscaling:CreateAutoScalingGroup autoscaling:CreateLaunchConfiguration',
  ),
  pass(
    'autoscaling-createlaunchconfiguration-autoscaling-updateautoscalinggroup-iam-passrole',
    'ec2',
    'autoscaling:CreateLaunchConfiguration autoscaling:UpdateAutoScalingGroup',
    { needs: 'an Auto Scaling group' },
  ),
  pass('batch-001', 'ecs-tasks', 'batch:RegisterJobDefinition batch:SubmitJob'),
  pass(
    'bedrock-001',
    'bedrock-agentcore',
    'bedrock-agentcore:CreateCodeInterpreter bedrock-agentcore:StartCodeInterpreterSession bedrock-agentcore:InvokeCodeInterpreter',
  ),
  pass(
    'bedrock-agentcore-connectbrowserautomationstream-bedrock-agentcore-createbrowser-bedrock-agentcore-startbrowsersession-iam-passrole',
    'bedrock-agentcore',
    'bedrock-agentcore:ConnectBrowserAutomationStream bedrock-agentcore:CreateBrowser bedrock-agentcore:StartBrowserSession',
  ),
  pass(
    'bedrock-agentcore-createagentruntime-bedrock-agentcore-createagentruntimeendpoint-bedrock-agentcore-createworkloadidentity-bedrock-agentcore-invokeagentruntimecommand-iam-passrole',
    'bedrock-agentcore',
    'bedrock-agentcore:CreateAgentRuntime bedrock-agentcore:CreateAgentRuntimeEndpoint bedrock-agentcore:CreateWorkloadIdentity bedrock-agentcore:InvokeAgentRuntimeCommand',
    {
      also: [
        'bedrock-agentcore-createagentruntime-bedrock-agentcore-createagentruntimeendpoint-bedrock-agentcore-createharness-bedrock-agentcore-createworkloadidentity-bedrock-agentcore-getagentruntime-bedrock-agentcore-invokeagentruntimecommand-iam-passrole',
      ],
    },
  ),
  pass('braket-001', 'braket', 'braket:CreateJob'),
  pass('cloudformation-001', 'cloudformation', 'cloudformation:CreateStack'),
  pass('cloudformation-003', 'cloudformation', 'cloudformation:CreateStackSet cloudformation:CreateStackInstances'),
  pass('cloudformation-004', 'cloudformation', 'cloudformation:UpdateStackSet', { needs: 'a CloudFormation StackSet' }),
  pass('codebuild-001', 'codebuild', 'codebuild:CreateProject codebuild:StartBuild', { also: ['family-codebuild'] }),
  pass('codebuild-004', 'codebuild', 'codebuild:CreateProject codebuild:StartBuildBatch', { also: ['family-codebuild'] }),
  pass('codestar-createproject-iam-passrole', 'codestar', 'codestar:CreateProject', { legacy: true }),
  pass('cognitoidentity-001', 'cognito-identity', 'cognito-identity:SetIdentityPoolRoles', { needs: 'an identity pool that the caller can sign in to' }),
  pass('ec2-001', 'ec2', 'ec2:RunInstances'),
  pass('ec2-003', 'ec2', 'ec2:RequestSpotInstances'),
  pass('ec2-associateiaminstanceprofile-iam-passrole', 'ec2', 'ec2:AssociateIamInstanceProfile', {
    needs: 'an EC2 instance that the caller can enter',
    reasoned: 'gives a running instance the profile of another role',
  }),
  pass('ec2-replaceiaminstanceprofileassociation-iam-passrole', 'ec2', 'ec2:ReplaceIamInstanceProfileAssociation', {
    needs: 'an EC2 instance that the caller can enter',
    reasoned: 'as above, in the place of the profile it has',
  }),
  pass('iam-addroletoinstanceprofile-iam-passrole', 'ec2', 'iam:AddRoleToInstanceProfile', {
    needs: 'an EC2 instance that the caller can enter, with a profile that has no role',
    reasoned: 'puts another role into the profile of an instance',
  }),
  pass('ecs-003', 'ecs-tasks', 'ecs:RegisterTaskDefinition ecs:CreateService', { also: ['ecs-001', 'family-ecs'] }),
  pass('ecs-009', 'ecs-tasks', 'ecs:StartTask', {
    needs: 'an ECS cluster with an instance, and a task definition, whose role is overridden',
    also: ['ecs-005', 'ecs-deregistercontainerinstance-ecs-registercontainerinstance-ecs-starttask-iam-passrole', 'family-ecs'],
  }),
  pass('ecs-004', 'ecs-tasks', 'ecs:RegisterTaskDefinition ecs:RunTask', { also: ['ecs-002', 'family-ecs'] }),
  pass('ecs-runtask-iam-passrole', 'ecs-tasks', 'ecs:RunTask', { needs: 'an ECS cluster, and a task definition, whose role is overridden' }),
  pass('ecs-registertaskdefinition-ecs-updateservice-iam-passrole', 'ecs-tasks', 'ecs:RegisterTaskDefinition ecs:UpdateService', {
    needs: 'an ECS service',
    also: ['family-ecs'],
  }),
  pass('emr-001', 'ec2', 'elasticmapreduce:RunJobFlow'),
  pass('emrserverless-001', 'emr-serverless', 'emr-serverless:CreateApplication emr-serverless:StartJobRun'),
  pass('gamelift-001', 'gamelift', 'gamelift:CreateBuild gamelift:CreateFleet gamelift:RequestUploadCredentials'),
  pass('glue-001', 'glue', 'glue:CreateDevEndpoint', { legacy: true }),
  pass('glue-003', 'glue', 'glue:CreateJob glue:StartJobRun', { also: ['family-glue'] }),
  pass('glue-004', 'glue', 'glue:CreateJob glue:CreateTrigger', { also: ['family-glue'] }),
  pass('glue-005', 'glue', 'glue:UpdateJob glue:StartJobRun', { needs: 'a Glue job' }),
  pass('glue-006', 'glue', 'glue:UpdateJob glue:CreateTrigger', { needs: 'a Glue job' }),
  pass('glue-007', 'glue', 'glue:CreateSession glue:RunStatement'),
  pass('iam-passrole-datapipeline-createpipeline', 'datapipeline', 'datapipeline:CreatePipeline', { also: ['datapipeline-001'], legacy: true }),
  pass(
    'imagebuilder-001',
    'ec2',
    'imagebuilder:CreateComponent imagebuilder:CreateImage imagebuilder:CreateImageRecipe imagebuilder:CreateInfrastructureConfiguration',
  ),
  pass('kinesisanalytics-001', 'kinesisanalytics', 'kinesisanalytics:CreateApplication kinesisanalytics:StartApplication'),
  pass('lambda-001', 'lambda', 'lambda:CreateFunction lambda:InvokeFunction', { also: ['family-lambda'] }),
  pass('lambda-002', 'lambda', 'lambda:CreateFunction lambda:CreateEventSourceMapping', {
    also: ['dynamodb-createtable-dynamodb-putitem-iam-passrole-lambda-createeventsourcemapping-lambda-createfunction', 'family-lambda'],
  }),
  pass('lambda-006', 'lambda', 'lambda:CreateFunction lambda:AddPermission', { also: ['family-lambda'] }),
  pass('lambda-createfunction-lambda-createfunctionurlconfig-iam-passrole', 'lambda', 'lambda:CreateFunction lambda:CreateFunctionUrlConfig', {
    also: ['family-lambda'],
  }),
  pass('lambda-createfunction-events-puttargets-iam-passrole', 'lambda', 'lambda:CreateFunction events:PutTargets', {
    needs: 'a rule of EventBridge, and a function that lets it in',
    also: ['family-lambda'],
  }),
  pass('omics-001', 'omics', 'omics:CreateWorkflow omics:StartRun s3:GetObject'),
  pass('sagemaker-001', 'sagemaker', 'sagemaker:CreateNotebookInstance'),
  pass('sagemaker-002', 'sagemaker', 'sagemaker:CreateTrainingJob'),
  pass('sagemaker-003', 'sagemaker', 'sagemaker:CreateProcessingJob'),
  pass('scheduler-001', 'scheduler', 'scheduler:CreateSchedule'),
  pass('ssm-003', 'ssm', 'ssm:CreateDocument ssm:StartAutomationExecution'),
  pass('stepfunctions-001', 'states', 'states:CreateStateMachine states:StartExecution'),
  pass('airflow-createenvironment-iam-passrole', 'airflow-env', 'airflow:CreateEnvironment', {
    reasoned: 'the environment runs the caller’s code with its execution role',
  }),
  pass('eks-createpodidentityassociation-iam-passrole', 'pods.eks', 'eks:CreatePodIdentityAssociation', {
    needs: 'an EKS cluster in which the caller can start a pod',
    reasoned: 'ties a role to a service account of the cluster',
  }),
  pass('elasticbeanstalk-createenvironment-iam-passrole', 'ec2', 'elasticbeanstalk:CreateEnvironment', {
    reasoned: 'the environment’s instances run the caller’s application with the profile it names',
  }),
  pass(
    'rolesanywhere-createtrustanchor-rolesanywhere-createprofile-iam-passrole',
    'rolesanywhere',
    'rolesanywhere:CreateTrustAnchor rolesanywhere:CreateProfile',
    {
      reasoned: 'a certificate authority of the caller’s own is a trust anchor for the role',
    },
  ),
];
