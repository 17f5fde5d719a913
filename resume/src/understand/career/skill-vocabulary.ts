/** One skill a line: canonical name, then its other spellings. A `!` marks names that are also everyday words. */
const listed = `
JavaScript|JS|ECMAScript|ES6|ES2015
TypeScript|TS
Python|Python3|Python 3
Java
Kotlin
Scala
!Go|Golang
!Rust
C++|CPP|C/C++
C#|CSharp|C Sharp
!C|ANSI C
!R|RStudio|R Studio
Ruby
Ruby on Rails|Rails|RoR
PHP
Laravel
Symfony
!Swift
SwiftUI
Objective-C|Objective C|ObjC
Perl
Haskell
Elixir
Erlang
Clojure
!Dart
Flutter
Lua
MATLAB
Julia
Groovy
Fortran
COBOL
Assembly|Assembler
Bash|Shell scripting|Shell|Unix shell
PowerShell
SQL
NoSQL
PL/SQL|PLSQL
T-SQL|TSQL|Transact-SQL
HTML|HTML5|XHTML
CSS|CSS3
Sass|SCSS
Less CSS
Tailwind CSS|TailwindCSS|Tailwind
Bootstrap
jQuery
React|React.js|ReactJS
React Native
Redux|Redux Toolkit
Next.js|NextJS
Vue.js|Vue|VueJS|Vue 3
Nuxt|Nuxt.js
Angular|AngularJS|Angular.js
Svelte|SvelteKit
Ember.js|Ember
Node.js|Node|NodeJS
Express|Express.js|ExpressJS
NestJS|Nest.js
Fastify
Deno
Webpack
Vite
Babel
Jest
Cypress
Playwright
Selenium|Selenium WebDriver
Mocha
Vitest
GraphQL
REST|REST API|REST APIs|RESTful|RESTful APIs|RESTful API
gRPC
WebSocket|WebSockets
OpenAPI|Swagger
Django
Flask
FastAPI
Celery
SQLAlchemy
!Spring
Spring Boot|SpringBoot
Hibernate
Maven
Gradle
JUnit
.NET|DotNet|.NET Core|.NET Framework
ASP.NET|ASP.NET Core
Entity Framework|EF Core
PostgreSQL|Postgres|psql
MySQL
MariaDB
SQLite
Microsoft SQL Server|SQL Server|MSSQL|MS SQL
Oracle Database|Oracle DB
MongoDB|Mongo
Redis
Cassandra|Apache Cassandra
DynamoDB
Elasticsearch|Elastic Search|ELK
Neo4j
Firebase|Firestore
Supabase
Snowflake
BigQuery|Google BigQuery
Redshift|Amazon Redshift
ClickHouse
Apache Kafka|Kafka
RabbitMQ
NATS
Apache Spark|Spark|PySpark
Hadoop|HDFS
Apache Airflow|Airflow
Apache Flink|Flink
dbt
Databricks
AWS|Amazon Web Services
AWS Lambda
Amazon EC2|EC2
Amazon S3|S3
Microsoft Azure|Azure
Google Cloud|GCP|Google Cloud Platform
DigitalOcean
Heroku
Vercel
Cloudflare
Docker|Docker Compose
Kubernetes|K8s
Helm
OpenShift
Terraform
Ansible
!Chef
!Puppet
Vagrant
Jenkins
GitHub Actions
GitLab CI|GitLab CI/CD
CircleCI
Travis CI
CI/CD|Continuous integration
Prometheus
Grafana
Datadog
Splunk
New Relic
Nginx
Apache HTTP Server|Apache
Linux
Ubuntu
Unix
Windows Server
macOS
Git
GitHub
GitLab
Bitbucket
Subversion|SVN
Jira
Confluence
Trello
Asana
Slack
Machine learning|ML
Deep learning
Natural language processing|NLP
Computer vision
Artificial intelligence|AI
Large language models|LLM|LLMs
TensorFlow
PyTorch
Keras
scikit-learn|sklearn|scikit learn
pandas
NumPy
SciPy
Matplotlib
OpenCV
Hugging Face|HuggingFace
LangChain
XGBoost
Jupyter|Jupyter Notebook
Data analysis|Data analytics
Data science
Data engineering
Data visualization|Data visualisation
Statistics
ETL
Tableau
Power BI|PowerBI
Looker
Google Analytics
SPSS
SAS
Stata
Alteryx
Microsoft Excel|MS Excel|!Excel
Microsoft Word|MS Word|!Word
Microsoft PowerPoint|PowerPoint
Microsoft Office|MS Office|Office 365|Microsoft 365
Microsoft Access|MS Access
Outlook|Microsoft Outlook
Visio
SharePoint
VBA
Google Workspace|G Suite
SAP
SAP S/4HANA|S/4HANA
Oracle ERP
NetSuite
QuickBooks
Xero
Salesforce
HubSpot
Dynamics 365|Microsoft Dynamics
ServiceNow
Zendesk
Workday
WordPress
Shopify
Magento
Drupal
SEO|Search engine optimization
SEM
Google Ads
Content marketing
Email marketing
Social media marketing
Mailchimp
Copywriting
Market research
CRM
Figma
Sketch
Adobe XD
Adobe Photoshop|Photoshop
Adobe Illustrator|Illustrator
Adobe InDesign|InDesign
Adobe Premiere|Premiere Pro
After Effects|Adobe After Effects
Adobe Creative Suite|Creative Cloud|Adobe Creative Cloud
Blender
AutoCAD
SolidWorks
Revit
CATIA
Unity|Unity3D
Unreal Engine
Three.js
D3.js|D3
WebGL
OpenGL
UI design|UI/UX|UX/UI
UX design|User experience
User research
Wireframing
Prototyping
Accessibility|WCAG
Responsive design
Microservices|Microservice architecture
Serverless
Distributed systems
System design
Object-oriented programming|OOP
Functional programming
Design patterns
Test-driven development|TDD
Unit testing
Agile|Agile methodologies
Scrum
Kanban
Waterfall
DevOps
Site reliability engineering|SRE
Cybersecurity|Cyber security|Information security
Penetration testing|Pentesting
OWASP
OAuth|OAuth2|OAuth 2.0
JWT
TCP/IP
VPN
Active Directory
Cisco
VMware
Blockchain
Solidity
Ethereum
Embedded systems
Arduino
Raspberry Pi
FPGA
Verilog
VHDL
PLC
ROS
LabVIEW
Android
iOS
Xamarin
Ionic
Electron
Qt
Project management
Product management
People management|Team management
Stakeholder management
Change management
Risk management
Budgeting
Forecasting
Financial analysis
Financial modeling|Financial modelling
Financial reporting
Accounting
Bookkeeping
Auditing
Accounts payable
Accounts receivable
Payroll
Tax preparation
GAAP|US GAAP
IFRS
Procurement
Supply chain management|Supply chain
Logistics
Inventory management
Lean|Lean manufacturing
Six Sigma|Lean Six Sigma
Quality assurance
Business analysis
Business development
Business intelligence
Sales
Negotiation
Customer service
Customer success
Public speaking
Presentation skills|Presentations
Technical writing
Leadership
Teamwork|Team work
Communication|Communication skills
Problem solving|Problem-solving
Critical thinking
Time management
Mentoring
Coaching
Recruiting|Recruitment
Onboarding
Event planning
Data entry
Translation
LaTeX
XML
JSON
YAML
Regex
Protobuf|Protocol Buffers
Web scraping
Postman
Storybook
Prisma
Sequelize
Vuex
MobX
RxJS
Socket.IO
WebAssembly|WASM
PHPUnit
pytest
RSpec
Cucumber
JMeter
SonarQube
Istio
ArgoCD|Argo CD
Kibana
Logstash
Pulumi
Nomad
Consul
Vault
First aid
Patient care
CPR
Electronic health records|EHR
Phlebotomy
Food safety
Cash handling
POS systems
`

/**
 * `spelling` is in lower case; an everyday word is a skill only where skills are listed, and so is a short form in capitals
 * (REST, SEM, AI) that is written in small letters.
 */
export type SkillSpelling = { name: string; spelling: string; everyday: boolean; shouted: boolean }

const spellings: SkillSpelling[] = listed
  .trim()
  .split('\n')
  .flatMap((line) => {
    const all = line.split('|')
    const name = (all[0] ?? '').replace('!', '')
    return all.map((spelling) => ({
      name,
      spelling: spelling.replace('!', '').toLowerCase(),
      everyday: spelling.startsWith('!'),
      shouted: /^[A-Z]{2,4}$/.test(spelling),
    }))
  })

/** First word in lower case → the spellings that begin with it, the longest first. */
export const skillsByFirstWord: ReadonlyMap<string, SkillSpelling[]> = Map.groupBy(
  spellings.toSorted((a, b) => b.spelling.length - a.spelling.length),
  ({ spelling }) => spelling.split(' ')[0] ?? '',
)
