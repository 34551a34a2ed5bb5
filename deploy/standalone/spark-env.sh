# $SPARK_HOME/conf/spark-env.sh: where Spark's processes listen. Shared by master, workers and jobs of one machine.
# The address of this machine in the cluster's own network; 127.0.0.1 where all of it runs on one machine. Without it Spark's
# pages listen on every address that the machine has.
SPARK_LOCAL_IP=127.0.0.1
SPARK_MASTER_HOST=127.0.0.1
SPARK_DAEMON_MEMORY=512m
# The jobs come with their own credentials; nobody submits by HTTP.
SPARK_MASTER_OPTS="-Dspark.master.rest.enabled=false"
