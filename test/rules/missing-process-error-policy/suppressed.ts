import express from 'express';
// plumbline-allow missing-process-error-policy: the platform restarts it and collects standard error
express().listen(3000);
//<^^^^^^^^^^^^^ missing-process-error-policy [suppressed]: starts a service
