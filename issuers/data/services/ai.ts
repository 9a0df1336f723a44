/**
 * Vendors of models and of machines to run them on. A key spends money; what was uploaded there can be read and deleted with it, where the vendor keeps
 * something. Claims no less than that for a vendor whose API was not looked at.
 */
import type { Service } from './service.ts';

export default [
  { id: 'ai21', label: 'AI21 Labs', kinds: { 'ai21-api-key': 'ai' } },
  { id: 'anyscale', label: 'Anyscale', kinds: { 'anyscale-api-key': { group: 'compute', by: 'role' } } },
  {
    id: 'assemblyai',
    label: 'AssemblyAI',
    kinds: { 'assemblyai-api-key': { group: 'ai', breadth: 'project', does: 'reads and deletes transcripts', worst: 'destroy/project' } },
  },
  {
    id: 'baidu',
    label: 'Baidu AI Cloud',
    kinds: {
      'baidu-api-key': { group: 'ai', by: 'both' },
      'baidu-access-key': { group: 'server', by: 'role', does: 'commands every service of the cloud account, machines, disks and stores' },
      'baidu-client-secret': { group: 'ai', does: 'reads and deletes what was uploaded, faces of people too' },
    },
  },
  { id: 'baseten', label: 'Baseten', kinds: { 'baseten-api-key': { group: 'compute', by: 'both' } } },
  { id: 'cerebras', label: 'Cerebras', kinds: { 'cerebras-api-key': 'ai' } },
  { id: 'clarifai', label: 'Clarifai', kinds: { 'clarifai-token': { group: 'ai', by: 'scopes', worst: 'admin/account' } } },
  {
    id: 'cohere',
    label: 'Cohere',
    kinds: { 'cohere-api-key': { group: 'ai', does: 'reads and deletes data sets, tuned models and connectors', worst: 'destroy/organization' } },
  },
  {
    id: 'coze',
    label: 'Coze',
    kinds: { 'coze-token': { group: 'ai', by: 'both', does: 'changes bots and workflows, and reads and deletes talks and knowledge', worst: 'admin/account' } },
  },
  {
    id: 'cursor',
    label: 'Cursor',
    kinds: {
      'cursor-api-key': {
        group: 'code',
        by: 'role',
        does: 'starts agents that change connected repositories or, as a key of an administrator, manages the team',
        worst: 'admin/organization',
      },
    },
  },
  {
    id: 'dashscope',
    label: 'DashScope',
    kinds: {
      'dashscope-api-key': {
        group: 'ai',
        does: 'reads and deletes files, tuned models, applications and deployments of its workspace',
        worst: 'admin/account',
      },
    },
  },
  { id: 'deepai', label: 'DeepAI', kinds: { 'deepai-api-key': 'ai' } },
  {
    id: 'deepgram',
    label: 'Deepgram',
    checked: 'developers.deepgram.com/docs/create-additional-api-keys, 2026-11-21',
    kinds: {
      'deepgram-api-key': {
        group: 'ai',
        breadth: 'project',
        by: 'scopes',
        does: 'reads requests made before, makes keys, and changes members of the project',
        worst: 'admin/project',
      },
    },
  },
  {
    id: 'deepl',
    label: 'DeepL',
    kinds: { 'deepl-api-key': { group: 'ai', does: 'reads translated documents and deletes glossaries', worst: 'destroy/account' } },
  },
  { id: 'deepseek', label: 'DeepSeek', kinds: { 'deepseek-api-key': 'ai' } },
  {
    id: 'dify',
    label: 'Dify',
    kinds: {
      'dify-app-key': {
        group: 'ai',
        breadth: 'project',
        does: 'reads and deletes talks with the one application, and does what its tools can',
        worst: 'destroy/project',
      },
      'dify-dataset-key': { group: 'ai', does: 'reads, changes and deletes every knowledge base of the workspace' },
    },
  },
  { id: 'e2b', label: 'E2B', kinds: { 'e2b-api-key': { group: 'compute', does: 'starts, enters and ends sandboxes of the team' } } },
  {
    id: 'elevenlabs',
    label: 'ElevenLabs',
    kinds: {
      'elevenlabs-api-key': {
        group: 'ai',
        by: 'scopes',
        does: 'reads and deletes voices, what was spoken, and members of the workspace',
        worst: 'admin/organization',
      },
      'elevenlabs-legacy-api-key': {
        group: 'ai',
        by: 'scopes',
        does: 'reads and deletes voices, what was spoken, and members of the workspace',
        worst: 'admin/organization',
      },
    },
  },
  {
    id: 'fireworks',
    label: 'Fireworks AI',
    checked: 'infisical.com/docs/integrations/app-connections/fireworks, 2026-11-21',
    kinds: {
      'fireworks-api-key': { group: 'ai', by: 'role', does: 'reads and deletes models, data sets and deployments, and makes keys', worst: 'admin/account' },
    },
  },
  {
    id: 'friendli',
    label: 'FriendliAI',
    kinds: {
      'friendli-token': { group: 'ai', by: 'role', does: 'starts and deletes endpoints of its user, and reads and deletes files', worst: 'admin/account' },
    },
  },
  { id: 'groq', label: 'Groq', kinds: { 'groq-api-key': 'ai' } },
  { id: 'jina', label: 'Jina AI', kinds: { 'jina-api-key': { group: 'ai', does: 'reads and deletes trained classifiers', worst: 'destroy/account' } } },
  {
    id: 'langfuse',
    label: 'Langfuse',
    checked: 'langfuse.com/docs/administration/data-deletion, 2026-11-21',
    kinds: {
      'langfuse-secret-key': {
        group: 'watch',
        by: 'place',
        does: 'reads and deletes traces, with all that people and models said, and prompts',
        worst: 'destroy/project',
      },
    },
  },
  {
    id: 'langsmith',
    label: 'LangSmith',
    kinds: {
      'langsmith-api-key': {
        group: 'watch',
        by: 'role',
        does: 'reads and deletes traces, with all that people and models said, and prompts',
        worst: 'admin/organization',
      },
    },
  },
  { id: 'mistral', label: 'Mistral AI', kinds: { 'mistral-api-key': { group: 'ai', does: 'reads and deletes files, libraries, agents and tuned models' } } },
  {
    id: 'modal',
    label: 'Modal',
    kinds: {
      'modal-token': { group: 'compute', by: 'role', does: 'runs and deletes programs and volumes of the workspace, and gives its programs its secrets' },
    },
  },
  { id: 'moonshot', label: 'Moonshot AI', kinds: { 'moonshot-api-key': 'ai' } },
  {
    id: 'nvidia',
    label: 'NVIDIA',
    kinds: {
      'nvidia-api-key': { group: 'ai', by: 'both', does: 'reads and changes images and models in the registry of its user', worst: 'admin/organization' },
      'ngc-api-key': {
        group: 'packages',
        by: 'role',
        does: 'reads, changes and deletes images, models and jobs its user can reach',
        worst: 'admin/organization',
      },
    },
  },
  {
    id: 'openrouter',
    label: 'OpenRouter',
    checked: 'openrouter.ai/docs/features/provisioning-api-keys, 2026-11-21',
    kinds: {
      'openrouter-api-key': {
        group: 'ai',
        bare: true,
        does: 'asks models, which costs money, or, where it is one for management, makes and deletes other keys',
        worst: 'admin/account',
        narrower: ['Make a key with a limit of credit for the one job', 'https://openrouter.ai/docs/features/provisioning-api-keys'],
      },
    },
  },
  {
    id: 'perplexity',
    label: 'Perplexity',
    checked: 'docs.perplexity.ai/guides/api-key-management, 2026-11-21',
    kinds: { 'perplexity-api-key': { group: 'ai', does: 'makes and revokes other keys, and reads what was asked in the background', worst: 'admin/account' } },
  },
  {
    id: 'replicate',
    label: 'Replicate',
    kinds: { 'replicate-api-token': { group: 'ai', does: 'reads what was put in and came out, and deletes models, deployments and files' } },
  },
  {
    id: 'roboflow',
    label: 'Roboflow',
    kinds: { 'roboflow-api-key': { group: 'ai', by: 'scopes', does: 'reads, changes and deletes images, data sets and models of the workspace' } },
  },
  {
    id: 'runpod',
    label: 'RunPod',
    kinds: { 'runpod-api-key': { group: 'compute', by: 'both', does: 'starts machines at your cost, enters them, and deletes them with their volumes' } },
  },
  { id: 'stability', label: 'Stability AI', kinds: { 'stability-api-key': 'ai' } },
  {
    id: 'together',
    label: 'Together AI',
    kinds: { 'together-api-key': { group: 'ai', worst: 'admin/account' }, 'together-legacy-api-key': { group: 'ai', worst: 'admin/account' } },
  },
  { id: 'voyage', label: 'Voyage AI', kinds: { 'voyage-api-key': 'ai' } },
  {
    id: 'wandb',
    label: 'Weights & Biases',
    kinds: {
      'wandb-api-key': {
        group: 'watch',
        by: 'role',
        does: 'reads, changes and deletes runs, models and artifacts of all teams of its user',
        worst: 'admin/organization',
      },
      'wandb-legacy-api-key': {
        group: 'watch',
        by: 'role',
        does: 'reads, changes and deletes runs, models and artifacts of all teams of its user',
        worst: 'admin/organization',
      },
    },
  },
  {
    id: 'xai',
    label: 'xAI',
    checked: 'docs.x.ai/developers/management-api, 2026-11-21',
    kinds: { 'xai-api-key': { group: 'ai', by: 'scopes', does: 'reads and deletes files and collections' } },
  },
  { id: 'zhipu', label: 'Zhipu AI', kinds: { 'zhipu-api-key': { group: 'ai', does: 'reads and deletes files, batches and knowledge' } } },
] satisfies Service[];
