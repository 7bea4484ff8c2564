package org.encorecrm.support;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.flyway.autoconfigure.FlywayConfigurationCustomizer;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.datasource.lookup.AbstractRoutingDataSource;

/** One data source under one transaction manager, routed to a pool per {@link DataRole}. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(DataSourcesProperties.class)
class DataSources {

    @Bean
    DataSource dataSource(JdbcConnectionDetails connection, DataSourcesProperties properties) {
        return new RoutingDataSource(connection, properties);
    }

    /** Migrations have a connection of their own: making an index of a large table takes longer than any request may. */
    @Bean
    FlywayConfigurationCustomizer migrations(JdbcConnectionDetails connection) {
        return flyway -> flyway.dataSource(connection.getJdbcUrl(), connection.getUsername(), connection.getPassword());
    }

    private static final class RoutingDataSource extends AbstractRoutingDataSource implements DisposableBean {

        private final List<HikariDataSource> pools = new ArrayList<>();

        RoutingDataSource(JdbcConnectionDetails connection, DataSourcesProperties properties) {
            for (var role : DataRole.values()) {
                pools.add(pool(role, connection, properties));
            }
            Map<Object, Object> byRole = pools.stream()
                    .collect(Collectors.toMap(pool -> DataRole.valueOf(pool.getPoolName()), pool -> pool));
            setTargetDataSources(byRole);
            afterPropertiesSet();
        }

        private static HikariDataSource pool(
                DataRole role, JdbcConnectionDetails connection, DataSourcesProperties properties) {
            var config = new HikariConfig();
            config.setPoolName(role.name());
            config.setJdbcUrl(connection.getJdbcUrl());
            config.setUsername(connection.getUsername());
            config.setPassword(connection.getPassword());
            config.setMaximumPoolSize(Math.max(2, role.connections * properties.connectionsPercent() / 100));
            config.setMinimumIdle(1);
            config.setConnectionTimeout(15_000);
            config.setAutoCommit(true);
            config.setConnectionInitSql("set statement_timeout = %d; set lock_timeout = %d"
                    .formatted(role.statementTimeout.toMillis(), role.lockTimeout.toMillis()));
            config.addDataSourceProperty(
                    "ApplicationName", "encore-" + role.name().toLowerCase(java.util.Locale.ROOT));
            config.addDataSourceProperty("reWriteBatchedInserts", "true");
            config.addDataSourceProperty("tcpKeepAlive", "true");
            // Above the longest statement timeout of the role: a half-open connection must not hold a thread for ever.
            config.addDataSourceProperty("socketTimeout", role.statementTimeout.toSeconds() + 30);
            return new HikariDataSource(config);
        }

        @Override
        protected @Nullable Object determineCurrentLookupKey() {
            return DataRole.current();
        }

        @Override
        public void destroy() {
            pools.forEach(HikariDataSource::close);
        }
    }
}
