declare function main(): Promise<void>;

process.on('unhandledRejection', (error) => {
  console.error(error);
});

// The process outlives a failed start, since its policy only logs.
main();
//<^ unhandled-rejection [warning]: the process only logs and carries on half started
