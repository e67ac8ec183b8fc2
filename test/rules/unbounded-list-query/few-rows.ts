// Rows that a person, a key or the first place bounds.
// @filename: src/app.ts
import express from 'express';
import mysql from 'mysql2/promise';
import { DataSource, Entity } from 'typeorm';
const app = express();
const pool = mysql.createPool({});
const source = new DataSource({ type: 'postgres' });
app.get('/hint', async (req, res) => {
  const [rows] = await pool.query('SELECT hint FROM phrases WHERE reminder = 1');
  res.json((rows as unknown[])[0]);
});
app.get('/hints', async (req, res) => {
  const [rows] = await pool.query('SELECT hint FROM phrases');
  //                   ^^^^^^^^^^ unbounded-list-query: has no limit
  res.json(rows);
});
app.get('/workspaces', async (req, res) => {
  res.json(await source.getRepository(WorkspaceUser).createQueryBuilder('member').where('member.userId = :user', { user: req.query.user }).getMany());
});
app.get('/people', async (req, res) => {
  const query = source.getRepository(WorkspaceUser).createQueryBuilder('member').where('member.workspaceId = :workspace', { workspace: req.query.workspace });
  res.json(await query.getMany());
  //             ^^^^^^^^^^^^^ unbounded-list-query: has no limit
});
@Entity()
class WorkspaceUser {}
