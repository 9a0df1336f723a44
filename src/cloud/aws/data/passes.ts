/** Methods (see methods.ts) that hand a role to a service, which then runs what the caller wants. */
import { hand, type Method } from './method.ts';

export const PASSES: readonly Method[] = [
  hand('apprunner-001', 'tasks.apprunner', 'apprunner:CreateService'),
  hand(
    'autoscaling-createautoscalinggroup-autoscaling-createlaunchconfiguration-iam-passrole',
    'ec2',
    'autoscaling:CreateAutoScalingGroup autoscaling:CreateLaunchConfiguration',
  ),
  hand(
    'autoscaling-createlaunchconfiguration-autoscaling-updateautoscalinggroup-iam-passrole',
    'ec2',
    'autoscaling:CreateLaunchConfiguration autoscaling:UpdateAutoScalingGroup',
    { needs: 'an Auto Scaling group' },
  ),
  hand('batch-001', 'ecs-tasks', 'batch:RegisterJobDefinition batch:SubmitJob'),
  hand(
    'bedrock-001',
    'bedrock-agentcore',
    'bedrock-agentcore:CreateCodeInterpreter bedrock-agentcore:StartCodeInterpreterSession bedrock-agentcore:InvokeCodeInterpreter',
  ),
  hand(
    'bedrock-agentcore-connectbrowserautomationstream-bedrock-agentcore-createbrowser-bedrock-agentcore-startbrowsersession-iam-passrole',
    'bedrock-agentcore',
    'bedrock-agentcore:ConnectBrowserAutomationStream bedrock-agentcore:CreateBrowser bedrock-agentcore:StartBrowserSession',
  ),
  hand(
    'bedrock-agentcore-createagentruntime-bedrock-agentcore-createagentruntimeendpoint-bedrock-agentcore-createworkloadidentity-bedrock-agentcore-invokeagentruntimecommand-iam-passrole',
    'bedrock-agentcore',
    'bedrock-agentcore:CreateAgentRuntime bedrock-agentcore:CreateAgentRuntimeEndpoint bedrock-agentcore:CreateWorkloadIdentity bedrock-agentcore:InvokeAgentRuntimeCommand',
    {
      also: [
        'bedrock-agentcore-createagentruntime-bedrock-agentcore-createagentruntimeendpoint-bedrock-agentcore-createharness-bedrock-agentcore-createworkloadidentity-bedrock-agentcore-getagentruntime-bedrock-agentcore-invokeagentruntimecommand-iam-passrole',
      ],
    },
  ),
  hand('braket-001', 'braket', 'braket:CreateJob'),
  hand('cloudformation-001', 'cloudformation', 'cloudformation:CreateStack'),
  hand('cloudformation-003', 'cloudformation', 'cloudformation:CreateStackSet cloudformation:CreateStackInstances'),
  hand('cloudformation-004', 'cloudformation', 'cloudformation:UpdateStackSet', { needs: 'a CloudFormation StackSet' }),
  hand('codebuild-001', 'codebuild', 'codebuild:CreateProject codebuild:StartBuild', { also: ['family-codebuild'] }),
  hand('codebuild-004', 'codebuild', 'codebuild:CreateProject codebuild:StartBuildBatch', { also: ['family-codebuild'] }),
  hand('codestar-createproject-iam-passrole', 'codestar', 'codestar:CreateProject', { legacy: true }),
  hand('cognitoidentity-001', 'cognito-identity', 'cognito-identity:SetIdentityPoolRoles', { needs: 'an identity pool that the caller can sign in to' }),
  hand('ec2-001', 'ec2', 'ec2:RunInstances'),
  hand('ec2-003', 'ec2', 'ec2:RequestSpotInstances'),
  hand('ec2-associateiaminstanceprofile-iam-passrole', 'ec2', 'ec2:AssociateIamInstanceProfile', {
    needs: 'an EC2 instance that the caller can enter',
    reasoned: 'gives a running instance the profile of another role',
  }),
  hand('ec2-replaceiaminstanceprofileassociation-iam-passrole', 'ec2', 'ec2:ReplaceIamInstanceProfileAssociation', {
    needs: 'an EC2 instance that the caller can enter',
    reasoned: 'as above, in the place of the profile it has',
  }),
  hand('iam-addroletoinstanceprofile-iam-passrole', 'ec2', 'iam:AddRoleToInstanceProfile', {
    needs: 'an EC2 instance that the caller can enter, with a profile that has no role',
    reasoned: 'puts another role into the profile of an instance',
  }),
  hand('ecs-003', 'ecs-tasks', 'ecs:RegisterTaskDefinition ecs:CreateService', { also: ['ecs-001', 'family-ecs'] }),
  hand('ecs-009', 'ecs-tasks', 'ecs:StartTask', {
    needs: 'an ECS cluster with an instance, and a task definition, whose role is overridden',
    also: ['ecs-005', 'ecs-deregistercontainerinstance-ecs-registercontainerinstance-ecs-starttask-iam-passrole', 'family-ecs'],
  }),
  hand('ecs-004', 'ecs-tasks', 'ecs:RegisterTaskDefinition ecs:RunTask', { also: ['ecs-002', 'family-ecs'] }),
  hand('ecs-runtask-iam-passrole', 'ecs-tasks', 'ecs:RunTask', { needs: 'an ECS cluster, and a task definition, whose role is overridden' }),
  hand('ecs-registertaskdefinition-ecs-updateservice-iam-passrole', 'ecs-tasks', 'ecs:RegisterTaskDefinition ecs:UpdateService', {
    needs: 'an ECS service',
    also: ['family-ecs'],
  }),
  hand('emr-001', 'ec2', 'elasticmapreduce:RunJobFlow'),
  hand('emrserverless-001', 'emr-serverless', 'emr-serverless:CreateApplication emr-serverless:StartJobRun'),
  hand('gamelift-001', 'gamelift', 'gamelift:CreateBuild gamelift:CreateFleet gamelift:RequestUploadCredentials'),
  hand('glue-001', 'glue', 'glue:CreateDevEndpoint', { legacy: true }),
  hand('glue-003', 'glue', 'glue:CreateJob glue:StartJobRun', { also: ['family-glue'] }),
  hand('glue-004', 'glue', 'glue:CreateJob glue:CreateTrigger', { also: ['family-glue'] }),
  hand('glue-005', 'glue', 'glue:UpdateJob glue:StartJobRun', { needs: 'a Glue job' }),
  hand('glue-006', 'glue', 'glue:UpdateJob glue:CreateTrigger', { needs: 'a Glue job' }),
  hand('glue-007', 'glue', 'glue:CreateSession glue:RunStatement'),
  hand('iam-passrole-datapipeline-createpipeline', 'datapipeline', 'datapipeline:CreatePipeline', { also: ['datapipeline-001'], legacy: true }),
  hand(
    'imagebuilder-001',
    'ec2',
    'imagebuilder:CreateComponent imagebuilder:CreateImage imagebuilder:CreateImageRecipe imagebuilder:CreateInfrastructureConfiguration',
  ),
  hand('kinesisanalytics-001', 'kinesisanalytics', 'kinesisanalytics:CreateApplication kinesisanalytics:StartApplication'),
  hand('lambda-001', 'lambda', 'lambda:CreateFunction lambda:InvokeFunction', { also: ['family-lambda'] }),
  hand('lambda-002', 'lambda', 'lambda:CreateFunction lambda:CreateEventSourceMapping', {
    also: ['dynamodb-createtable-dynamodb-putitem-iam-passrole-lambda-createeventsourcemapping-lambda-createfunction', 'family-lambda'],
  }),
  hand('lambda-006', 'lambda', 'lambda:CreateFunction lambda:AddPermission', { also: ['family-lambda'] }),
  hand('lambda-createfunction-lambda-createfunctionurlconfig-iam-passrole', 'lambda', 'lambda:CreateFunction lambda:CreateFunctionUrlConfig', {
    also: ['family-lambda'],
  }),
  hand('lambda-createfunction-events-puttargets-iam-passrole', 'lambda', 'lambda:CreateFunction events:PutTargets', {
    needs: 'a rule of EventBridge, and a function that lets it in',
    also: ['family-lambda'],
  }),
  hand('omics-001', 'omics', 'omics:CreateWorkflow omics:StartRun s3:GetObject'),
  hand('sagemaker-001', 'sagemaker', 'sagemaker:CreateNotebookInstance'),
  hand('sagemaker-002', 'sagemaker', 'sagemaker:CreateTrainingJob'),
  hand('sagemaker-003', 'sagemaker', 'sagemaker:CreateProcessingJob'),
  hand('scheduler-001', 'scheduler', 'scheduler:CreateSchedule'),
  hand('ssm-003', 'ssm', 'ssm:CreateDocument ssm:StartAutomationExecution'),
  hand('stepfunctions-001', 'states', 'states:CreateStateMachine states:StartExecution'),
  hand('airflow-createenvironment-iam-passrole', 'airflow-env', 'airflow:CreateEnvironment', {
    reasoned: 'the environment runs the caller’s code with its execution role',
  }),
  hand('eks-createpodidentityassociation-iam-passrole', 'pods.eks', 'eks:CreatePodIdentityAssociation', {
    needs: 'an EKS cluster in which the caller can start a pod',
    reasoned: 'ties a role to a service account of the cluster',
  }),
  hand('elasticbeanstalk-createenvironment-iam-passrole', 'ec2', 'elasticbeanstalk:CreateEnvironment', {
    reasoned: 'the environment’s instances run the caller’s application with the profile it names',
  }),
  hand(
    'rolesanywhere-createtrustanchor-rolesanywhere-createprofile-iam-passrole',
    'rolesanywhere',
    'rolesanywhere:CreateTrustAnchor rolesanywhere:CreateProfile',
    {
      reasoned: 'a certificate authority of the caller’s own is a trust anchor for the role',
    },
  ),
];
