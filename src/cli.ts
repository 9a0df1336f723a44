console.log(KEYREACH_VERSION);

export {};
