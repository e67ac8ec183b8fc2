// @filename: plumbline.json
{
  "layers": [
    { "name": "domain", "files": ["src/domain/**"], "mayImport": [], "domain": true },
    { "name": "data", "files": ["src/data/**"], "mayImport": ["domain"] }
  ]
}
// @filename: src/domain/order.ts
import knex from 'knex';
//               ^^^^^^ infrastructure-in-domain [warning]: `domain` is the domain, and loads `knex`
import { Entity } from 'typeorm';
//                     ^^^^^^^^^ infrastructure-in-domain: loads `typeorm`
import { Injectable } from '@nestjs/common';
//                         ^^^^^^^^^^^^^^^^ infrastructure-in-domain: loads `@nestjs/common`
import { S3 } from '@aws-sdk/client-s3';
//                 ^^^^^^^^^^^^^^^^^^^^ infrastructure-in-domain: loads `@aws-sdk/client-s3`
import express from 'express';
//                  ^^^^^^^^^ infrastructure-in-domain: loads `express`
import { PrismaClient } from '@prisma/client/edge';
//                           ^^^^^^^^^^^^^^^^^^^^^ infrastructure-in-domain: loads `@prisma/client`
import axios from 'axios';
//                ^^^^^^^ infrastructure-in-domain: loads `axios`
// These reach nothing outside the process.
import { z } from 'zod';
import Decimal from 'decimal.js';
import { randomUUID } from 'node:crypto';
import path from 'path';
import { AsyncLocalStorage } from 'async_hooks';
export const all = [knex, Entity, Injectable, S3, express, PrismaClient, axios, z, Decimal, randomUUID, path, AsyncLocalStorage];
// @filename: src/data/orders.ts
// Here it belongs.
import knex from 'knex';
export const orders = knex;
// @filename: src/main.ts
import knex from 'knex';
export const main = knex;
