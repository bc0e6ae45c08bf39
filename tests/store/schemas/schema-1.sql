BEGIN TRANSACTION;
CREATE TABLE about_ledger (
	name TEXT NOT NULL, 
	value TEXT NOT NULL, 
	PRIMARY KEY (name)
)
 STRICT

;
INSERT INTO "about_ledger" VALUES('schema','1');
INSERT INTO "about_ledger" VALUES('linked_with','by hand');
INSERT INTO "about_ledger" VALUES('derived_from_reports','2');
CREATE TABLE accounts (
	id TEXT NOT NULL, 
	report TEXT NOT NULL, 
	background INTEGER NOT NULL, 
	main INTEGER NOT NULL, 
	span_start INTEGER NOT NULL, 
	PRIMARY KEY (id), 
	FOREIGN KEY(report) REFERENCES reports (id)
)
 STRICT

;
INSERT INTO "accounts" VALUES('a-r1','r1',0,1,0);
INSERT INTO "accounts" VALUES('a-r2','r2',0,1,0);
CREATE TABLE claims (
	id TEXT NOT NULL, 
	report TEXT NOT NULL, 
	account TEXT NOT NULL, 
	field TEXT NOT NULL, 
	words TEXT NOT NULL, 
	low INTEGER, 
	high INTEGER, 
	stance TEXT NOT NULL, 
	source_name TEXT, 
	relayed_by TEXT NOT NULL, 
	scope TEXT NOT NULL, 
	evidence TEXT NOT NULL, 
	evidence_start INTEGER NOT NULL, 
	evidence_end INTEGER NOT NULL, 
	trigger_start INTEGER NOT NULL, 
	trigger_end INTEGER NOT NULL, 
	confidence REAL NOT NULL, 
	rule TEXT NOT NULL, 
	part_of TEXT, 
	value TEXT NOT NULL, 
	source TEXT, 
	PRIMARY KEY (id), 
	FOREIGN KEY(report) REFERENCES reports (id), 
	FOREIGN KEY(account) REFERENCES accounts (id)
)
 STRICT

;
INSERT INTO "claims" VALUES('a-r1-type-0','r1','a-r1','type','Shells hit',NULL,NULL,'asserted',NULL,'[]','incident','Shells hit the market of Oldtown on Tuesday.',0,44,0,10,0.75,'type_words',NULL,'{"fact":"type","type":"shelling"}',NULL);
INSERT INTO "claims" VALUES('a-r1-place-25','r1','a-r1','place','Oldtown',NULL,NULL,'asserted',NULL,'[]','incident','Shells hit the market of Oldtown on Tuesday.',0,44,25,32,0.75,'place_words',NULL,'{"fact":"place","place":{"admin1":"North","country":"SYR","geonames":4711,"lat":35.5,"lon":36.25,"name":"Oldtown","precision":"settlement","settlement":"Oldtown","text":"Oldtown"}}',NULL);
INSERT INTO "claims" VALUES('a-r1-date-36','r1','a-r1','date','Tuesday',NULL,NULL,'asserted',NULL,'[]','incident','Shells hit the market of Oldtown on Tuesday.',0,44,36,43,0.75,'date_words',NULL,'{"date":{"end":"2019-03-05","precision":"day","start":"2019-03-05","text":"Tuesday"},"fact":"date"}',NULL);
INSERT INTO "claims" VALUES('a-r1-killed-45','r1','a-r1','killed','At least 12',12,NULL,'asserted','medics','["Agence Mistral"]','incident','At least 12 people were killed, medics told Agence Mistral.',45,104,45,56,0.75,'killed_words',NULL,'{"fact":"harm","group":{"actor":null,"class":"civilian","text":"people"},"quantity":{"approximate":false,"high":null,"low":12,"text":"At least 12"}}','{"implicit":false,"kind":"medic","name":"medics","text":"medics"}');
INSERT INTO "claims" VALUES('a-r1-killed-124','r1','a-r1','killed','no one',0,0,'denied','the army','[]','incident','The army said that no one died.',105,136,124,130,0.75,'killed_words',NULL,'{"fact":"harm","group":{"actor":null,"class":"civilian","text":"people"},"quantity":{"approximate":false,"high":0,"low":0,"text":"no one"}}','{"implicit":false,"kind":"military","name":"the army","text":"The army"}');
INSERT INTO "claims" VALUES('a-r2-type-0','r2','a-r2','type','Shells hit',NULL,NULL,'asserted',NULL,'[]','incident','Shells hit the market of Oldtown on Tuesday.',0,44,0,10,0.75,'type_words',NULL,'{"fact":"type","type":"shelling"}',NULL);
INSERT INTO "claims" VALUES('a-r2-place-25','r2','a-r2','place','Oldtown',NULL,NULL,'asserted',NULL,'[]','incident','Shells hit the market of Oldtown on Tuesday.',0,44,25,32,0.75,'place_words',NULL,'{"fact":"place","place":{"admin1":"North","country":"SYR","geonames":4711,"lat":35.5,"lon":36.25,"name":"Oldtown","precision":"settlement","settlement":"Oldtown","text":"Oldtown"}}',NULL);
INSERT INTO "claims" VALUES('a-r2-date-36','r2','a-r2','date','Tuesday',NULL,NULL,'asserted',NULL,'[]','incident','Shells hit the market of Oldtown on Tuesday.',0,44,36,43,0.75,'date_words',NULL,'{"date":{"end":"2019-03-05","precision":"day","start":"2019-03-05","text":"Tuesday"},"fact":"date"}',NULL);
INSERT INTO "claims" VALUES('a-r2-killed-45','r2','a-r2','killed','At least 12',12,NULL,'asserted','medics','["Agence Mistral"]','incident','At least 12 people were killed, medics told Agence Mistral.',45,104,45,56,0.75,'killed_words',NULL,'{"fact":"harm","group":{"actor":null,"class":"civilian","text":"people"},"quantity":{"approximate":false,"high":null,"low":12,"text":"At least 12"}}','{"implicit":false,"kind":"medic","name":"medics","text":"medics"}');
INSERT INTO "claims" VALUES('a-r2-killed-124','r2','a-r2','killed','no one',0,0,'denied','the army','[]','incident','The army said that no one died.',105,136,124,130,0.75,'killed_words',NULL,'{"fact":"harm","group":{"actor":null,"class":"civilian","text":"people"},"quantity":{"approximate":false,"high":0,"low":0,"text":"no one"}}','{"implicit":false,"kind":"military","name":"the army","text":"The army"}');
CREATE TABLE copies (
	report TEXT NOT NULL, 
	copy_of TEXT NOT NULL, 
	PRIMARY KEY (report), 
	FOREIGN KEY(report) REFERENCES reports (id), 
	FOREIGN KEY(copy_of) REFERENCES reports (id)
)
 STRICT

;
INSERT INTO "copies" VALUES('r2','r1');
CREATE TABLE incident_accounts (
	account TEXT NOT NULL, 
	incident TEXT NOT NULL, 
	PRIMARY KEY (account), 
	FOREIGN KEY(account) REFERENCES accounts (id), 
	FOREIGN KEY(incident) REFERENCES incidents (id)
)
 STRICT

;
INSERT INTO "incident_accounts" VALUES('a-r1','i-a-r1');
INSERT INTO "incident_accounts" VALUES('a-r2','i-a-r1');
CREATE TABLE incident_names (
	name TEXT NOT NULL, 
	incident TEXT, 
	PRIMARY KEY (name)
)
 STRICT

;
INSERT INTO "incident_names" VALUES('i-a-r1','i-a-r1');
CREATE TABLE incidents (
	id TEXT NOT NULL, 
	type TEXT NOT NULL, 
	date_start TEXT, 
	date_end TEXT, 
	place TEXT, 
	admin1 TEXT, 
	country TEXT, 
	lat REAL, 
	lon REAL, 
	initiator TEXT NOT NULL, 
	target TEXT NOT NULL, 
	killed_low INTEGER, 
	killed_best INTEGER, 
	killed_high INTEGER, 
	injured_low INTEGER, 
	injured_best INTEGER, 
	injured_high INTEGER, 
	grade TEXT NOT NULL, 
	origins INTEGER NOT NULL, 
	background INTEGER NOT NULL, 
	summary TEXT NOT NULL, 
	record TEXT NOT NULL, 
	PRIMARY KEY (id)
)
 STRICT

;
INSERT INTO "incidents" VALUES('i-a-r1','shelling','2019-03-05','2019-03-05','Oldtown','North','SYR',35.5,36.25,'Military Forces of Syria','Civilians (Syria)',0,12,12,NULL,NULL,NULL,'contested',1,0,'Shelling in Oldtown on 5 March 2019 killed 12 people.','{"accounts":["a-r1","a-r2"],"background":false,"date":{"end":"2019-03-05","precision":"day","start":"2019-03-05","text":"Tuesday"},"grade":"contested","harm":{"killed":{"by_class":{"civilian":{"best":12,"claims":["a-r1-killed-124","a-r1-killed-45","a-r2-killed-124","a-r2-killed-45"],"high":12,"low":0,"status":"contested"}},"total":{"best":12,"claims":["a-r1-killed-124","a-r1-killed-45","a-r2-killed-124","a-r2-killed-45"],"high":12,"low":0,"status":"contested"}}},"id":"i-a-r1","initiator":[{"id":"syr-army","kind":"State forces","name":"Military Forces of Syria","text":"The army"}],"origins":1,"place":{"admin1":"North","country":"SYR","geonames":4711,"lat":35.5,"lon":36.25,"name":"Oldtown","precision":"settlement","settlement":"Oldtown","text":"Oldtown"},"reasons":[{"claims":["a-r1-killed-124","a-r1-killed-45","a-r2-killed-124","a-r2-killed-45"],"field":"killed","rule":"lowest_bound","text":"The only figure above zero is the medics''."}],"reports":["r1","r2"],"status":{"date":"single","killed":"contested","place":"single","type":"single"},"summary":"Shelling in Oldtown on 5 March 2019 killed 12 people.","target":[{"id":null,"kind":"Civilians","name":"Civilians (Syria)","text":"people"}],"type":"shelling","was":[]}');
CREATE TABLE link_keys (
	"key" TEXT NOT NULL, 
	account TEXT NOT NULL, 
	PRIMARY KEY ("key", account), 
	FOREIGN KEY(account) REFERENCES accounts (id)
)
 STRICT

;
CREATE TABLE linked_reports (
	report TEXT NOT NULL, 
	PRIMARY KEY (report), 
	FOREIGN KEY(report) REFERENCES reports (id)
)
 STRICT

;
INSERT INTO "linked_reports" VALUES('r1');
INSERT INTO "linked_reports" VALUES('r2');
CREATE TABLE links (
	one TEXT NOT NULL, 
	two TEXT NOT NULL, 
	PRIMARY KEY (one, two), 
	FOREIGN KEY(one) REFERENCES accounts (id), 
	FOREIGN KEY(two) REFERENCES accounts (id)
)
 STRICT

;
CREATE TABLE profiles (
	account TEXT NOT NULL, 
	record TEXT NOT NULL, 
	PRIMARY KEY (account), 
	FOREIGN KEY(account) REFERENCES accounts (id)
)
 STRICT

;
CREATE TABLE readings (
	number INTEGER NOT NULL, 
	at TEXT NOT NULL, 
	seen INTEGER NOT NULL, 
	stored INTEGER NOT NULL, 
	known INTEGER NOT NULL, 
	rejected INTEGER NOT NULL, 
	failed INTEGER NOT NULL, 
	PRIMARY KEY (number)
)
 STRICT

;
CREATE TABLE rejections (
	reading INTEGER NOT NULL, 
	position INTEGER NOT NULL, 
	place TEXT NOT NULL, 
	outcome TEXT NOT NULL, 
	code TEXT NOT NULL, 
	reason TEXT NOT NULL, 
	PRIMARY KEY (reading, position), 
	FOREIGN KEY(reading) REFERENCES readings (number)
)
 STRICT

;
CREATE TABLE reports (
	id TEXT NOT NULL, 
	title TEXT, 
	publisher TEXT, 
	url TEXT, 
	language TEXT, 
	published TEXT, 
	published_basis TEXT, 
	sha256 TEXT NOT NULL, 
	text TEXT NOT NULL, 
	headline_end INTEGER NOT NULL, 
	removed TEXT NOT NULL, 
	flags TEXT NOT NULL, 
	metadata TEXT NOT NULL, 
	PRIMARY KEY (id)
)
 STRICT

;
INSERT INTO "reports" VALUES('r1',NULL,'The Courier',NULL,NULL,'2019-03-06','given','35c0be307380a1a8363c41e036dba8c489fe07b587a4d7d20431e5f1d352ebe5','Shells hit the market of Oldtown on Tuesday. At least 12 people were killed, medics told Agence Mistral. The army said that no one died.',0,'[]','[]','{}');
INSERT INTO "reports" VALUES('r2',NULL,'The Courier',NULL,NULL,'2019-03-06','given','35c0be307380a1a8363c41e036dba8c489fe07b587a4d7d20431e5f1d352ebe5','Shells hit the market of Oldtown on Tuesday. At least 12 people were killed, medics told Agence Mistral. The army said that no one died.',0,'[]','[]','{}');
CREATE TABLE text_marks (
	mark TEXT NOT NULL, 
	report TEXT NOT NULL, 
	PRIMARY KEY (mark, report), 
	FOREIGN KEY(report) REFERENCES reports (id)
)
 STRICT

;
CREATE INDEX ix_reports_sha256 ON reports (sha256);
CREATE INDEX incidents_by_country ON incidents (country);
CREATE INDEX incidents_by_day ON incidents (date_start, id);
CREATE INDEX ix_incident_names_incident ON incident_names (incident);
CREATE INDEX ix_accounts_report ON accounts (report);
CREATE INDEX ix_copies_copy_of ON copies (copy_of);
CREATE INDEX ix_claims_report ON claims (report);
CREATE INDEX ix_claims_account ON claims (account);
CREATE INDEX ix_incident_accounts_incident ON incident_accounts (incident);
COMMIT;
