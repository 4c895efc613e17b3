// Texts of conf.c, for make.c.
#ifndef VEIN_CLUSTER_CONF_H
#define VEIN_CLUSTER_CONF_H

extern const char vein_cluster_conf[]; // data/vein.conf
extern const char vein_cluster_hba[];  // data/pg_hba.conf

#endif
