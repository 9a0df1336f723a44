declare const KEYREACH_VERSION: string;
